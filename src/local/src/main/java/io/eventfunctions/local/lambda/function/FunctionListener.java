package io.eventfunctions.local.lambda.function;

/** Hears what a local function does, as it happens, on threads of the function. What it throws is logged. */
public interface FunctionListener {

    /** A runtime printed a line, on its standard output or error. */
    default void printed(String function, String line) {}

    /** An invocation has ended; its caller learns it after this. */
    default void ended(InvocationReport report) {}

    /** Writes all of it to the log, one line each. */
    static FunctionListener logging() {
        return new LoggingListener();
    }
}

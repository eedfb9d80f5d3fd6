package io.eventfunctions.delivery;

/** Hears when the call of a function begins and when its thread is free again. Called on the thread of the function; must not block. */
public interface CallObserver {

    /** For a call that may take as long as it likes. */
    CallObserver NONE = new CallObserver() {
        @Override
        public void begun(RunningAttempt attempt) {}

        @Override
        public void returned() {}
    };

    /**
     * A thread is about to call the function. Not called for an attempt that was given up before; a caller that gives it up afterwards knows of
     * the call.
     */
    void begun(RunningAttempt attempt);

    /**
     * The thread has come back from the function, before the result of the attempt is reported. An attempt that was given up has
     * failed before. A {@code Uni} or the sending of events may go on without a thread.
     */
    void returned();
}

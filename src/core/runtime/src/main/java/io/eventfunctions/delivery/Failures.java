package io.eventfunctions.delivery;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Finds the failure that the function or the broker meant beneath what futures wrap around it. */
public final class Failures {

    private Failures() {}

    /** The failure without wrappers. */
    public static Throwable unwrap(Throwable failure) {
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && failure.getCause() != null ? unwrap(failure.getCause()) : failure;
    }
}

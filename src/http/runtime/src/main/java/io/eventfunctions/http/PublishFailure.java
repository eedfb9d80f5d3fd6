package io.eventfunctions.http;

import io.smallrye.mutiny.CompositeException;

import io.eventfunctions.EventTooLargeException;

/** Finds in the failure of a request what the client should know. */
final class PublishFailure {

    private PublishFailure() {}

    /** Of several failures one that the client can mend, else the first. */
    static Throwable first(Throwable failure) {
        if (!(failure instanceof CompositeException several)) {
            return failure;
        }
        return several.getCauses().stream()
                .filter(EventTooLargeException.class::isInstance)
                .findFirst()
                .orElse(several.getCauses().get(0));
    }
}

package io.eventfunctions.http;

import io.smallrye.mutiny.CompositeException;

import io.eventfunctions.EventTooLargeException;

/** Selects from the failures of a request the one to report to the client. */
final class PublishFailure {

    private PublishFailure() {}

    /** Of several failures one that the client can fix, else the first. */
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

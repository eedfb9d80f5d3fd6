package io.eventfunctions.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.spi.Reception;

/** Finds what stops and restarts the reception of a connector's channels. */
@ApplicationScoped
public class Receptions {

    private final Instance<Reception> receptions;

    Receptions(@Any Instance<Reception> receptions) {
        this.receptions = receptions;
    }

    /** That of a connector, or {@code null} if it offers none. */
    Reception of(String connector) {
        Instance<Reception> reception = receptions.select(Identifier.Literal.of(connector));
        return reception.isUnsatisfied() ? null : reception.get();
    }
}

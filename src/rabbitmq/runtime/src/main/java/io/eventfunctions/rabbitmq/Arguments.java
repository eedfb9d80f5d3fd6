package io.eventfunctions.rabbitmq;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.common.annotation.Identifier;

/** The arguments of queues and exchanges, which an application gives as {@code Map} beans with {@code @Identifier}. */
@ApplicationScoped
class Arguments {

    private final Instance<Map<String, ?>> maps;

    Arguments(@Any Instance<Map<String, ?>> maps) {
        this.maps = maps;
    }

    /** The map of that name; empty if there is none. */
    Map<String, Object> named(String identifier) {
        Instance<Map<String, ?>> map = maps.select(Identifier.Literal.of(identifier));
        return map.isResolvable() ? new HashMap<>(map.get()) : Map.of();
    }
}

package io.eventfunctions.rabbitmq;

import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.common.annotation.Identifier;

/** The arguments of queue and exchange declarations, which an application provides as {@code Map} beans with {@code @Identifier}. */
@ApplicationScoped
class DeclarationArguments {

    private final Instance<Map<String, ?>> maps;

    DeclarationArguments(@Any Instance<Map<String, ?>> maps) {
        this.maps = maps;
    }

    /** The arguments with that identifier; empty if there are none. */
    Map<String, Object> named(String identifier) {
        Instance<Map<String, ?>> map = maps.select(Identifier.Literal.of(identifier));
        return map.isResolvable() ? new HashMap<>(map.get()) : Map.of();
    }
}

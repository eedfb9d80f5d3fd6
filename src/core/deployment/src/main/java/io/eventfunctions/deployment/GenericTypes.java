package io.eventfunctions.deployment;

import java.util.stream.Collectors;

import org.jboss.jandex.Type;

/** How the type of a payload is written. */
final class GenericTypes {

    private GenericTypes() {}

    /** A type as Jackson reads it, with its arguments; a wildcard is what it extends. */
    static String canonical(Type type) {
        return switch (type.kind()) {
            case PARAMETERIZED_TYPE ->
                type.name()
                        + type.asParameterizedType().arguments().stream()
                                .map(GenericTypes::canonical)
                                .collect(Collectors.joining(",", "<", ">"));
            case WILDCARD_TYPE -> canonical(type.asWildcardType().extendsBound());
            default -> type.name().toString();
        };
    }

    /** A type as people write it, without packages. */
    static String simpleName(Type type) {
        return canonical(type).replaceAll("[\\w.]+[.$]", "");
    }
}

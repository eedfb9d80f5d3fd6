package io.eventfunctions.http;

import java.util.List;
import java.util.Set;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;

/**
 * The query parameters of a request, read strictly: one that is misspelt or misread does not do something else.
 *
 * @param values as they came
 */
record QueryParameters(MultiMap values) {

    /**
     * Refuses parameters that do not exist.
     *
     * @throws ProblemException (400) if there is one
     */
    void require(Set<String> known) {
        requireKnown("query parameter", values.names(), known);
    }

    static void requireKnown(String kind, Set<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw bad("Unknown %s '%s'; there are %s".formatted(kind, name, known));
            }
        }
    }

    /**
     * Whether a parameter is {@code true} or given without a value.
     *
     * @throws ProblemException (400) if it is neither that nor {@code false}
     */
    boolean flag(String name) {
        String value = single(name, "false");
        return switch (value) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw bad("'%s' is neither true nor false: %s".formatted(value, name));
        };
    }

    /**
     * A whole number above 0.
     *
     * @param absent the number where there is no such parameter
     * @throws ProblemException (400) if it is something else
     */
    int number(String name, int absent) {
        String value = single(name, String.valueOf(absent));
        if (value.equals(String.valueOf(absent))) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw bad("'" + value + "' is not a whole number above 0");
    }

    private String single(String name, String absent) {
        List<String> given = values.getAll(name);
        if (given.size() > 1) {
            throw bad("Query parameter '%s' is given %d times".formatted(name, given.size()));
        }
        return given.isEmpty() ? absent : given.get(0);
    }

    private static ProblemException bad(String detail) {
        return new ProblemException(ProblemDetails.of(HttpResponseStatus.BAD_REQUEST, detail));
    }
}

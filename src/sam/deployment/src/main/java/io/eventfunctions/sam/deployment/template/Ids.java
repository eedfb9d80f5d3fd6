package io.eventfunctions.sam.deployment.template;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The logical ids of resources: letters and digits only, each word with a capital. */
final class Ids {

    private Ids() {}

    static String queue(String name) {
        return of(name) + "Queue";
    }

    static String topic(String name) {
        return of(name) + "Topic";
    }

    static String function(String application, String channel) {
        return of(application) + of(channel) + "Function";
    }

    /** The rule of EventBridge that SAM makes of a function's event. */
    static String rule(String application, String channel) {
        return function(application, channel) + of(channel);
    }

    /** The words of names, {@code shipping.fifo} as {@code ShippingFifo}. */
    static String of(String name) {
        return Arrays.stream(name.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}

package io.eventfunctions.sam.deployment.template;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The logical ids of resources: letters and digits only, each word with a capital. */
public final class LogicalIds {

    private LogicalIds() {}

    /** The words of a name, {@code shipping.fifo} as {@code ShippingFifo}. */
    public static String of(String name) {
        return Arrays.stream(name.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}

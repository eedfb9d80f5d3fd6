package io.eventfunctions.benchmarks.brokers;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints how fast contenders read the same events; they take turns, so that a noisy machine is noisy for all.
 *
 * @param events how many there are
 * @param warmUp how many of them don't count
 */
public record Comparison(int events, int warmUp) {

    private static final int ROUNDS = Integer.getInteger("throughput.rounds", 5);

    /** Gets the events ready for a turn, and says where they are. */
    @FunctionalInterface
    public interface Turn {

        /** The contender's system properties; the name is different for each turn. */
        Map<String, String> settings(String name) throws IOException;
    }

    /** Lets ours run beside each of the others, in an order that changes with the rounds. */
    public void print(Turn turn, Contender ours, Contender... others) throws IOException {
        Map<Contender, double[]> rates = new LinkedHashMap<>();
        rates.put(ours, new double[ROUNDS]);
        for (Contender other : others) {
            rates.put(other, new double[ROUNDS]);
        }
        for (int round = 0; round < ROUNDS; round++) {
            List<Contender> order = new ArrayList<>(rates.keySet());
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Contender contender : order) {
                Map<String, String> settings = turn.settings(contender.name() + "-" + round);
                rates.get(contender)[round] = contender.run(settings, events, warmUp);
            }
        }
        rates.forEach((contender, values) ->
                System.out.printf("%-28s %s events/s%n", contender.name(), summary(values, "%,.0f")));
        for (Contender other : others) {
            double[] ratios = new double[ROUNDS];
            Arrays.setAll(ratios, round -> rates.get(ours)[round] / rates.get(other)[round]);
            System.out.printf("%-28s %s%n%n", "ratio to " + other.name(), summary(ratios, "%.2f"));
        }
    }

    /** The median, and the lowest and highest in brackets. */
    private static String summary(double[] values, String format) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (format + " (" + format + " to " + format + ")")
                .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }
}

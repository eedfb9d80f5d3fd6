package io.eventfunctions.benchmarks.lambda;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of one kind for each contender, and how they compare; the first contender is ours. */
final class Series {

    private final String name;
    private final String format;
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    /** @param format of one value, as in {@link String#format} */
    Series(String name, String format) {
        this.name = name;
        this.format = format;
    }

    void add(Contender contender, double value) {
        values.computeIfAbsent(contender.name(), some -> new ArrayList<>()).add(value);
    }

    /** Medians, the middle half in brackets, and ours as a multiple of each. */
    void print() {
        if (values.isEmpty()) {
            return;
        }
        System.out.printf("%n%-28s %12s %24s %10s%n", name, "median", "(middle half)", "ours is");
        double ours = at(values.values().iterator().next(), 0.5);
        values.forEach((contender, measured) -> System.out.printf(
                "%-28s %12s %24s %10.2f%n",
                contender,
                format.formatted(at(measured, 0.5)),
                ("(" + format + " to " + format + ")").formatted(at(measured, 0.25), at(measured, 0.75)),
                ours / at(measured, 0.5)));
    }

    private static double at(List<Double> measured, double share) {
        List<Double> sorted = new ArrayList<>(measured);
        Collections.sort(sorted);
        return sorted.get((int) (share * (sorted.size() - 1) + 0.5));
    }
}

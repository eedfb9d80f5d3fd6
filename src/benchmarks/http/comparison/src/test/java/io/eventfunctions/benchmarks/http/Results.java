package io.eventfunctions.benchmarks.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the rounds have measured; the first contender is ours. */
final class Results {

    private final Map<HttpContender, List<Double>> rates = new LinkedHashMap<>();
    private final Map<HttpContender, List<Double>> cpu = new LinkedHashMap<>();

    Results(List<HttpContender> contenders) {
        contenders.forEach(contender -> {
            rates.put(contender, new ArrayList<>());
            cpu.put(contender, new ArrayList<>());
        });
    }

    void add(Server server) {
        rates.get(server.contender()).add(server.rate());
        cpu.get(server.contender()).add(server.cpuMicros());
    }

    void print() {
        HttpContender ours = rates.keySet().iterator().next();
        for (HttpContender contender : rates.keySet()) {
            System.out.printf(
                    "%-18s %s requests/s, %s us of CPU a request%n",
                    contender.name(), summary(rates.get(contender), "%,.0f"), summary(cpu.get(contender), "%,.0f"));
            if (!contender.equals(ours)) {
                System.out.printf("%-18s %s%n", "ratio to that", summary(ratios(ours, contender), "%.2f"));
            }
        }
    }

    private List<Double> ratios(HttpContender ours, HttpContender other) {
        return IntStream.range(0, rates.get(ours).size())
                .mapToObj(round -> rates.get(ours).get(round) / rates.get(other).get(round))
                .toList();
    }

    /** The median, and the lowest and highest in brackets. */
    private static String summary(List<Double> values, String format) {
        List<Double> sorted = values.stream().sorted().toList();
        return (format + " (" + format + " to " + format + ")")
                .formatted(sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}

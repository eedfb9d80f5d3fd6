package io.eventfunctions.crash;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was published against what became of it. */
record Balance(Workload workload, Deliveries deliveries, DeadLetters deadLetters) {

    /** Pairs of function and event without an outcome. */
    List<String> lost() {
        return workload.items().stream()
                .flatMap(item -> Stream.of(
                        outcome("tolerant", item, deliveries.contains("tolerant", item)),
                        outcome(
                                "strict",
                                item,
                                item.poison()
                                        ? deadLetters.contains("strict", item)
                                        : deliveries.contains("strict", item))))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String outcome(String function, WorkItem item, boolean there) {
        return there ? "" : function + ' ' + item;
    }

    /** Dead letters of events that were no poison, or not to that function. */
    List<String> wrongDeadLetters() {
        Set<String> right =
                workload.poison().stream().map(item -> "strict " + item.id()).collect(Collectors.toSet());
        return deadLetters.copies().keySet().stream()
                .filter(name -> !right.contains(name))
                .toList();
    }
}

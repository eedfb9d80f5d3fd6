package io.eventfunctions.crash;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What came out of a crash test. */
record Report(
        CrashSettings settings,
        Workload workload,
        Platform platform,
        Deliveries deliveries,
        DeadLetters deadLetters,
        long unacknowledged,
        Duration duration) {

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
        List<String> right =
                workload.poison().stream().map(item -> "strict " + item.id()).toList();
        return deadLetters.copies().keySet().stream()
                .filter(name -> !right.contains(name))
                .toList();
    }

    @Override
    public String toString() {
        return """
                Crash test on %s
                  seed                            %d
                  events                          %d
                  keys                            %d
                  poison                          %d
                  application killed              %d
                  application stopped by itself   %d
                  broker killed and restarted     %d
                  journal lines                   %d
                  redeliveries                    %d
                  dead letters                    %d
                  duplicates among them           %d
                  wrong dead letters              %d
                  not acknowledged                %d
                  order violations                %d
                  lost                            %d
                  duration                        %d s
                """.formatted(
                        platform.broker().name(),
                        settings.seed(),
                        settings.events(),
                        settings.keys(),
                        workload.poison().size(),
                        platform.kills(),
                        platform.stops(),
                        platform.brokerRestarts(),
                        deliveries.lines(),
                        deliveries.redeliveries(),
                        deadLetters.count(),
                        deadLetters.duplicates(),
                        wrongDeadLetters().size(),
                        unacknowledged,
                        deliveries.violations().size(),
                        lost().size(),
                        duration.toSeconds());
    }
}

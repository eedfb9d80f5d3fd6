package io.eventfunctions.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What came out of a crash test with a service.
 *
 * @param blows how often each of them fell
 * @param stops how often the application had to be started again although nobody had ended it
 * @param overlaps attempts of one key that were in progress at the same time; not looked for with one process
 */
record Report(
        String name,
        CrashSettings settings,
        Map<String, Integer> blows,
        int stops,
        Balance balance,
        List<String> overlaps,
        long unacknowledged,
        Duration duration) {

    @Override
    public String toString() {
        Deliveries deliveries = balance.deliveries();
        return """
                Crash test on %s
                  seed                            %d
                  events                          %d
                  keys                            %d
                  poison                          %d
                %s
                  application stopped by itself   %d
                  attempts                        %d
                  redeliveries                    %d
                  dead letters                    %d
                  duplicates among them           %d
                  wrong dead letters              %d
                  not acknowledged                %d
                  order violations                %d
                  overlaps                        %d
                  lost                            %d
                  duration                        %d s
                """.formatted(
                        name,
                        settings.seed(),
                        balance.workload().items().size(),
                        settings.keys(),
                        balance.workload().poison().size(),
                        blows.entrySet().stream()
                                .map(blow -> "  %-31s %d".formatted(blow.getKey(), blow.getValue()))
                                .collect(Collectors.joining("\n")),
                        stops,
                        deliveries.lines(),
                        deliveries.redeliveries(),
                        balance.deadLetters().count(),
                        balance.deadLetters().duplicates(),
                        balance.wrongDeadLetters().size(),
                        unacknowledged,
                        deliveries.violations().size(),
                        overlaps.size(),
                        balance.lost().size(),
                        duration.toSeconds());
    }

    void save(Path directory) throws IOException {
        System.out.println(this);
        Files.writeString(directory.resolve("report.txt"), toString());
    }

    /** @param finished whether the application went on until all was acknowledged */
    void check(boolean finished) {
        assertAll(
                () -> assertEquals(true, finished, "the application went on after each blow"),
                () -> assertEquals(0, unacknowledged, "events that are not acknowledged"),
                () -> assertEquals(List.of(), balance.lost(), "events without an outcome"),
                () -> assertEquals(List.of(), balance.wrongDeadLetters(), "dead letters that should not be"),
                () -> assertEquals(List.of(), balance.deliveries().violations(), "violations of the order"),
                () -> assertEquals(List.of(), overlaps, "attempts of one key at the same time"));
    }
}

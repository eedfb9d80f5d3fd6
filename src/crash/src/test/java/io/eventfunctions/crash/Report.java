package io.eventfunctions.crash;

import java.time.Duration;

/** What came out of a crash test. */
record Report(
        CrashSettings settings,
        Workload workload,
        Platform platform,
        Deliveries deliveries,
        DeadLetters deadLetters,
        long unacknowledged,
        Duration duration) {

    Balance balance() {
        return new Balance(workload, deliveries, deadLetters);
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
                        balance().wrongDeadLetters().size(),
                        unacknowledged,
                        deliveries.violations().size(),
                        balance().lost().size(),
                        duration.toSeconds());
    }
}

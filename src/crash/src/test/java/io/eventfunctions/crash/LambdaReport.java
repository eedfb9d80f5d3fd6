package io.eventfunctions.crash;

import java.time.Duration;
import java.util.Map;

/**
 * What came out of a crash test behind Lambda.
 *
 * @param exits invocations that ended with their runtime, as Lambda saw it
 * @param timeouts invocations that took longer than the function's timeout
 * @param lostAnswers invocations whose answer was lost
 * @param undeleted batches that were handled and could not be deleted
 */
record LambdaReport(
        String name,
        CrashSettings settings,
        Map<Disturbance, Integer> disturbances,
        long exits,
        long timeouts,
        long lostAnswers,
        long undeleted,
        int stops,
        Balance balance,
        long unacknowledged,
        Duration duration) {

    @Override
    public String toString() {
        Deliveries deliveries = balance.deliveries();
        return """
                Crash test behind Lambda on %s
                  seed                            %d
                  events                          %d
                  keys                            %d
                  poison                          %d
                  disturbances                    %s
                  invocations whose runtime died  %d
                  invocations that timed out      %d
                  calls that hung                 %d
                  answers lost                    %d
                  batches that weren't deleted    %d
                  Lambda stopped by itself        %d
                  attempts                        %d
                  redeliveries                    %d
                  dead letters                    %d
                  duplicates among them           %d
                  wrong dead letters              %d
                  not acknowledged                %d
                  order violations                %d
                  done twice by one process       %d
                  lost                            %d
                  duration                        %d s
                """.formatted(
                        name,
                        settings.seed(),
                        settings.events(),
                        settings.keys(),
                        balance.workload().poison().size(),
                        disturbances,
                        exits,
                        timeouts,
                        deliveries.hung(),
                        lostAnswers,
                        undeleted,
                        stops,
                        deliveries.lines(),
                        deliveries.redeliveries(),
                        balance.deadLetters().count(),
                        balance.deadLetters().duplicates(),
                        balance.wrongDeadLetters().size(),
                        unacknowledged,
                        deliveries.violations().size(),
                        deliveries.doneTwice().size(),
                        balance.lost().size(),
                        duration.toSeconds());
    }
}

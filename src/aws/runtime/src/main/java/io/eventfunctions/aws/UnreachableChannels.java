package io.eventfunctions.aws;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;

/**
 * The channels that cannot reach their queue or topic. They turn readiness DOWN but not liveness, because a restart does not
 * repair credentials or a network.
 */
@ApplicationScoped
public class UnreachableChannels implements HealthReporter {

    /** How the SDK reports that no connection was to be had, which follows from a server that cannot be reached. */
    private static final String NO_CONNECTION = "Acquire operation took longer";

    private final Map<String, String> byChannel = new ConcurrentHashMap<>();

    /**
     * Notes why a channel is unreachable; a reason that only follows from the one that is known does not replace it.
     *
     * @return whether it was reachable before
     */
    boolean begin(String channel, String reason) {
        if (byChannel.putIfAbsent(channel, reason) == null) {
            return true;
        }
        if (!reason.contains(NO_CONNECTION)) {
            byChannel.put(channel, reason);
        }
        return false;
    }

    /** Notes that a channel is reachable; returns whether it was unreachable before. */
    boolean end(String channel) {
        return byChannel.remove(channel) != null;
    }

    @Override
    public HealthReport getReadiness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        new TreeMap<>(byChannel).forEach((channel, reason) -> report.add(channel, false, reason));
        return report.build();
    }
}

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

    private final Map<String, String> byChannel = new ConcurrentHashMap<>();

    /** Notes why a channel is unreachable; returns whether it was reachable before. */
    boolean begin(String channel, String reason) {
        return byChannel.put(channel, reason) == null;
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

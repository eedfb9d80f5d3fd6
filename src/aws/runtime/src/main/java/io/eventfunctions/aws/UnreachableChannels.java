package io.eventfunctions.aws;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;

/**
 * The channels that can't reach their queue or topic at the moment. They make the application not ready; they don't make it
 * sick, because a restart gives it no other credentials and no other network.
 */
@ApplicationScoped
public class UnreachableChannels implements HealthReporter {

    private final Map<String, String> byChannel = new ConcurrentHashMap<>();

    /** Notes why a channel is in trouble; true if it was not before. */
    boolean begin(String channel, String reason) {
        return byChannel.put(channel, reason) == null;
    }

    /** Notes that a channel is in trouble no more; true if it was. */
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

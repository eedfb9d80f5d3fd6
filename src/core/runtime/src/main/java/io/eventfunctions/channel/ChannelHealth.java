package io.eventfunctions.channel;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;

import io.eventfunctions.Channels;
import io.eventfunctions.Channels.Status;

/** Turns liveness DOWN while a channel is halted, unless its attribute {@code health-enabled} is false. */
@ApplicationScoped
public class ChannelHealth implements HealthReporter {

    private final Channels channels;
    private final ChannelSettings settings;

    ChannelHealth(Channels channels, ChannelSettings settings) {
        this.channels = channels;
        this.settings = settings;
    }

    @Override
    public HealthReport getLiveness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        for (Channels.State state : channels.states()) {
            if (state.status() == Status.HALTED && isEnabled(state.channel())) {
                report.add(state.channel(), false, "halted: " + state.reason().orElse("unknown"));
            }
        }
        return report.build();
    }

    private boolean isEnabled(String channel) {
        return settings.value(ChannelSettings.incoming(channel, "health-enabled"))
                .map(Boolean::parseBoolean)
                .orElse(true);
    }
}

package io.eventfunctions.channel;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import io.smallrye.reactive.messaging.health.HealthReporter;

/** What is wrong with a channel, as far as its connector reports it with its health. */
@ApplicationScoped
public class ConnectorReports {

    private final Instance<HealthReporter> reporters;

    ConnectorReports(@Any Instance<HealthReporter> reporters) {
        this.reporters = reporters;
    }

    /**
     * Why the channel does not work; may block.
     *
     * @param channel the Reactive Messaging channel
     * @return empty if no connector knows a reason
     */
    Optional<String> trouble(String channel) {
        return reporters.stream()
                .flatMap(reporter -> Stream.of(reporter.getReadiness(), reporter.getLiveness()))
                .map(HealthReport::getChannels)
                .flatMap(channels -> channels.stream())
                .filter(info -> info.getChannel().equals(channel))
                .map(ChannelInfo::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst();
    }
}

package io.eventfunctions.lambda;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** On Lambda, makes invalid settings stop the start; elsewhere, logs which channels receive nothing. */
@Singleton
public class LambdaStartupCheck {

    void check(
            @Observes StartupEvent start,
            ChannelSettings settings,
            Instance<InvocationHandler> invocations,
            Instance<SnapStartPriming> priming) {
        if (LambdaEnvironment.isIn(settings::value)) {
            MESSAGES.channelsServed(invocations.get().served());
            if (LambdaEnvironment.isForSnapshot(settings::value)) {
                priming.get().register();
            }
            return;
        }
        for (String channel : ChannelNames.from(settings).incoming()) {
            if (settings.incomingConnector(channel)
                    .filter(LambdaConnector.NAME::equals)
                    .isPresent()) {
                MESSAGES.channelOnLambdaOnly(channel, LambdaConnector.NAME);
            }
        }
    }
}

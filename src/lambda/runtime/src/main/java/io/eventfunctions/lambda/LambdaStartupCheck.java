package io.eventfunctions.lambda;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** On Lambda, makes invalid settings stop the start; elsewhere, logs which channels receive nothing. */
@Singleton
public class LambdaStartupCheck {

    void check(
            @Observes StartupEvent start,
            Config config,
            Instance<InvocationHandler> invocations,
            Instance<SnapStartPriming> priming) {
        if (LambdaEnvironment.isIn(name -> config.getOptionalValue(name, String.class))) {
            MESSAGES.channelsServed(invocations.get().served());
            if (LambdaEnvironment.isForSnapshot(name -> config.getOptionalValue(name, String.class))) {
                priming.get().register();
            }
            return;
        }
        ChannelSettings settings = ChannelSettings.in(config);
        for (String channel : ChannelNames.from(settings).incoming()) {
            if (settings.incomingConnector(channel)
                    .filter(LambdaConnector.NAME::equals)
                    .isPresent()) {
                MESSAGES.channelOnLambdaOnly(channel, LambdaConnector.NAME);
            }
        }
    }
}

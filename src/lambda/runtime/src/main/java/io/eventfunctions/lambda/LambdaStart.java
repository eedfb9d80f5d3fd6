package io.eventfunctions.lambda;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;

/** On Lambda, lets wrong settings stop the start; elsewhere, tells which channels get nothing. */
@Singleton
public class LambdaStart {

    private static final Logger LOG = Logger.getLogger(LambdaStart.class);

    void check(
            @Observes StartupEvent start, Config config, Instance<Invocations> invocations, Instance<Priming> priming) {
        if (LambdaEnvironment.isIn(name -> config.getOptionalValue(name, String.class))) {
            LOG.infof(
                    "EVF0969 Invocations bring events for %s", invocations.get().served());
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
                LOG.infof(
                        "EVF0968 Channel %s gets events on AWS Lambda only, because its connector is %s",
                        channel, LambdaConnector.NAME);
            }
        }
    }
}

package io.eventfunctions.crash;

import org.junit.jupiter.api.Test;

import io.eventfunctions.conformance.RequiresTool;

/** The same on RabbitMQ, whose server does not come with the build. */
@RequiresTool(value = "rabbitmq-server", install = "apt-get install rabbitmq-server")
@RequiresTool(value = "epmd", install = "apt-get install rabbitmq-server")
class RabbitMqCrashIT {

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderWhenApplicationAndServerAreKilled() throws Exception {
        CrashSettings settings = CrashSettings.fromSystemProperties(20_000);
        CrashIT.crash(new RabbitMqBroker(settings.results().resolve("rabbitmq/node")), settings);
    }

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderWhenTheNetworkIsCut() throws Exception {
        CrashSettings settings = CrashSettings.fromSystemProperties(20_000);
        NetworkIT.cut(new RabbitMqBroker(settings.results().resolve("rabbitmq-cuts/node")), settings);
    }
}

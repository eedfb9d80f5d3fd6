package com.example.users;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.mapping.Poller;
import io.eventfunctions.local.service.PackagedService;

/** The ways to run what was packaged. */
enum Way {
    AS_FUNCTION {
        @Override
        AutoCloseable on(Broker broker) {
            LocalLambda function = LocalLambda.function("users")
                    .artifact(TARGET.resolve("function.zip"))
                    .timeout(Duration.ofSeconds(30))
                    .environment(broker.environment())
                    .start();
            Poller poller = Poller.start(broker.users(), function);
            return () -> {
                poller.close();
                function.close();
            };
        }
    },

    AS_SERVICE {
        @Override
        AutoCloseable on(Broker broker) {
            Map<String, String> environment = new HashMap<>(broker.environment());
            environment.put("QUARKUS_HTTP_PORT", "0");
            environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
            return PackagedService.start(TARGET, environment, TARGET.resolve("users-service.log"));
        }
    };

    private static final Path TARGET = Path.of("target");

    /** Starts it on a broker. */
    abstract AutoCloseable on(Broker broker);
}

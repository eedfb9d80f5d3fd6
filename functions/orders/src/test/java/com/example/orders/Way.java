package com.example.orders;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.mapping.Poller;
import io.eventfunctions.local.service.PackagedService;

/** The ways to run what was packaged. */
enum Way {
    AS_FUNCTION {
        @Override
        AutoCloseable on(OrdersOutside queues) {
            LocalLambda function = LocalLambda.function("orders")
                    .artifact(TARGET.resolve("function.zip"))
                    .timeout(Duration.ofSeconds(30))
                    .environment(queues.environment())
                    .start();
            List<Poller> pollers = queues.mappings().stream()
                    .map(mapping -> Poller.start(mapping, function))
                    .toList();
            return () -> {
                pollers.parallelStream().forEach(Poller::close);
                function.close();
            };
        }
    },

    AS_SERVICE {
        @Override
        AutoCloseable on(OrdersOutside queues) {
            Map<String, String> environment = new HashMap<>(queues.environment());
            environment.put("QUARKUS_HTTP_PORT", "0");
            environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
            return PackagedService.start(TARGET, environment, TARGET.resolve("orders-service.log"));
        }
    };

    private static final Path TARGET = Path.of("target");

    /** Starts it on the queues. */
    abstract AutoCloseable on(OrdersOutside queues);
}

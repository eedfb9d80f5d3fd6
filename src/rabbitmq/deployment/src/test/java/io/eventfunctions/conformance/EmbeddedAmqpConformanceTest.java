package io.eventfunctions.conformance;

import java.util.Map;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The broker that dev mode and tests start by themselves where no RabbitMQ server is configured. */
class EmbeddedAmqpConformanceTest extends RabbitMqConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = app(channel -> Map.of());
}

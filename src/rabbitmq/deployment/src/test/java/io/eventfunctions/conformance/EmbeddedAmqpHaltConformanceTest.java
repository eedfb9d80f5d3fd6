package io.eventfunctions.conformance;

import java.util.Map;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The broker that dev mode and tests start by themselves. */
class EmbeddedAmqpHaltConformanceTest extends RabbitMqHaltConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = app(channel -> Map.of());
}

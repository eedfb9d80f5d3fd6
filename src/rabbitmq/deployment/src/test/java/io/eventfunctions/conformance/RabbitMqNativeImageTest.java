package io.eventfunctions.conformance;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On RabbitMQ nothing is named that isn't a bean. */
class RabbitMqNativeImageTest extends NativeImageConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = on("smallrye-rabbitmq");
}

package io.eventfunctions.conformance;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** FIFO queues. */
class SqsFifoHaltConformanceTest extends SqsHaltConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = application(".fifo");

    @Override
    String queue(String channel) {
        return channel + ".fifo";
    }
}

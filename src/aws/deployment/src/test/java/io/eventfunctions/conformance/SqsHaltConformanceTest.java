package io.eventfunctions.conformance;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Standard queues, which promise no order. */
class SqsHaltConformanceTest extends SqsHaltConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = application("");

    @Override
    String queue(String channel) {
        return channel;
    }

    @Override
    protected boolean redeliversInOrder() {
        return false;
    }
}

package io.eventfunctions.conformance;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The readers of what event sources send. */
class LambdaNativeImageTest extends NativeImageConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = on("event-functions-lambda");
}

package io.eventfunctions.http.deployment;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.conformance.NativeImageConformance;

/** What publishing over HTTP adds finds nothing by name. */
class HttpNativeImageTest extends NativeImageConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = on("smallrye-in-memory");
}

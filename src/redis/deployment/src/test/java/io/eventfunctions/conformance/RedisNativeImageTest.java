package io.eventfunctions.conformance;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.redis.deployment.RedisTestServer;

/** On Redis nothing is named that is not a bean. */
class RedisNativeImageTest extends NativeImageConformance {

    @RegisterExtension
    static final QuarkusUnitTest APP = RedisTestServer.in(on("event-functions-redis"))
            .overrideConfigKey("quarkus.redis.hosts", RedisTestServer.url());
}

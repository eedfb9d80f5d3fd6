package io.eventfunctions.aws.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;

/** Applications that would reach SNS through a proxy that isn't there, so that no test talks to the real one. */
final class UnreachableSns {

    private UnreachableSns() {}

    static QuarkusUnitTest app(Class<?>... classes) {
        List<Class<?>> all = new ArrayList<>(List.of(classes));
        all.add(UnreachableSns.class);
        return new QuarkusUnitTest()
                .withApplicationRoot(root -> root.addClasses(all.toArray(Class[]::new)))
                .overrideConfigKey("quarkus.sns.async-client.proxy.enabled", "true")
                .overrideConfigKey("quarkus.sns.async-client.proxy.endpoint", "http://127.0.0.1:1");
    }

    /** Nothing else than a channel that looks for its topic in SNS makes the application not ready. */
    static void assertAskedFor(String channel) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> RestAssured.get("/q/health/ready")
                .then()
                .statusCode(503)
                .body(Matchers.containsString('"' + channel + '"')));
    }
}

package io.eventfunctions.aws.deployment;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the application has an SQS server of its own, it has an SNS beside it. */
class SqsOfItsOwnTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = UnreachableSns.app()
            .overrideConfigKey("quarkus.sqs.endpoint-override", "http://127.0.0.1:1")
            .overrideConfigKey("quarkus.sns.devservices.enabled", "false")
            .overrideConfigKey("quarkus.sqs.devservices.enabled", "false")
            .overrideConfigKey("quarkus.sns.aws.region", "eu-central-1")
            .overrideConfigKey("quarkus.sns.aws.credentials.type", "static")
            .overrideConfigKey("quarkus.sns.aws.credentials.static-provider.access-key-id", "x")
            .overrideConfigKey("quarkus.sns.aws.credentials.static-provider.secret-access-key", "x")
            .overrideConfigKey("mp.messaging.outgoing.orders.connector", "smallrye-sns");

    @Test
    void topicsAreThoseOfSns() {
        UnreachableSns.assertAskedFor("orders");
    }
}

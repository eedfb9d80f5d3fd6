package io.eventfunctions.conformance;

import io.quarkus.test.QuarkusUnitTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Credentials providers on SQS and SNS. */
class SqsNativeImageTest extends NativeImageConformance {

    public static final class Keys implements AwsCredentialsProvider {

        public static Keys create() {
            return new Keys();
        }

        @Override
        public AwsCredentials resolveCredentials() {
            return AwsBasicCredentials.create("key", "secret");
        }
    }

    public static final class OtherKeys implements AwsCredentialsProvider {

        public static OtherKeys create() {
            return new OtherKeys();
        }

        @Override
        public AwsCredentials resolveCredentials() {
            return AwsBasicCredentials.create("other", "secret");
        }
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = on("smallrye-sqs", Keys.class, OtherKeys.class)
            .overrideConfigKey("mp.messaging.connector.smallrye-sns.credentials-provider", Keys.class.getName())
            .overrideConfigKey(
                    "%elsewhere.mp.messaging.incoming.things.credentials-provider", OtherKeys.class.getName());
}

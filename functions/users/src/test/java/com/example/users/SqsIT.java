package com.example.users;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** On SQS: the same package, moved by a profile that is named at its start. */
@QuarkusIntegrationTest
@TestProfile(SqsIT.OnSqs.class)
class SqsIT extends Packaged {

    public static class OnSqs extends Open {

        @Override
        public String getConfigProfile() {
            return "sqs";
        }

        /** The profile of whoever starts the server for the tests. */
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("quarkus.test.profile", "sqs");
            return config;
        }
    }

    private SqsAsyncClient sqs;

    @BeforeEach
    void connect() {
        Map<String, String> server = broker.devServicesProperties();
        sqs = SqsAsyncClient.builder()
                .endpointOverride(URI.create(server.get("quarkus.sqs.endpoint-override")))
                .region(Region.of(server.get("quarkus.sqs.aws.region")))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
    }

    @AfterEach
    void disconnect() {
        sqs.close();
    }

    @Override
    Sent sentTo(String channel) {
        return new Queue(sqs, channel);
    }
}

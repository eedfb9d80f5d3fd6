package com.example.users;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

/** On Kafka, as it is configured. */
@QuarkusIntegrationTest
@TestProfile(Packaged.Open.class)
class KafkaIT extends Packaged {

    @Override
    Sent sentTo(String channel) {
        return new Topic(broker.devServicesProperties().get("kafka.bootstrap.servers"), channel);
    }
}

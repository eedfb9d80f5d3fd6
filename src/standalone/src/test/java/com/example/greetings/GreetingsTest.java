package com.example.greetings;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.eventfunctions.EventPublisher;

/** The extensions work in an application that imports a newer Quarkus platform than they are built with. */
@QuarkusTest
class GreetingsTest {

    @Inject
    EventPublisher publisher;

    @Inject
    GuestBook guestBook;

    @Test
    void aGuestOnKafkaIsGreetedThroughSqs() {
        publisher.publish("guests", new GuestArrived("Ada")).await().atMost(Duration.ofSeconds(30));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> guestBook.entries().contains("Hello, Ada"));
    }
}

package com.example.users;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the packaged application does, however it is run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UsersStories {

    private final Broker broker;
    private final Way way;
    private AutoCloseable running;

    UsersStories(Broker broker, Way way) {
        this.broker = broker;
        this.way = way;
    }

    @BeforeAll
    void startApplication() {
        running = way.on(broker);
    }

    @AfterAll
    void endApplication() throws Exception {
        running.close();
    }

    @Test
    void aRegisteredUserGetsAnEmail() {
        String user = UUID.randomUUID().toString();
        broker.register(event(user, "jo@example.com"));
        CloudEvent email = broker.sent("emails").await(event -> text(event).contains(user));
        assertEquals("com.example.email.welcome-sent", email.getType());
        assertEquals("/users", email.getSource().toString());
        assertEquals(user, email.getExtension("causationid"));
        assertEquals(user, email.getExtension("partitionkey"));
        assertTrue(text(email).contains("jo@example.com"), text(email));
    }

    @Test
    void aPoisonEventIsADeadLetterThatSaysWhy() {
        String user = UUID.randomUUID().toString();
        broker.register(event(user, "nowhere"));
        CloudEvent letter =
                broker.sent("users-dead-letters").await(event -> event.getId().equals(user));
        assertEquals("com.example.user.registered", letter.getType());
        assertEquals("retries-exhausted", letter.getExtension("deadletterreason"));
        assertEquals("sendWelcomeEmail", letter.getExtension("deadletterfunction"));
        assertEquals("users", letter.getExtension("deadletterchannel"));
        assertEquals("java.lang.IllegalArgumentException", letter.getExtension("deadlettererror"));
        assertEquals("3", String.valueOf(letter.getExtension("deadletterattempts")));
    }

    @Test
    void whatIsNoEventIsADeadLetterAndTheNextEventIsHandled() {
        String nothing = "no event " + UUID.randomUUID();
        String user = UUID.randomUUID().toString();
        broker.register(nothing);
        broker.register(event(user, "jo@example.com"));
        CloudEvent letter =
                broker.sent("users-dead-letters").await(event -> text(event).equals(nothing));
        assertEquals("undecodable", letter.getExtension("deadletterreason"));
        broker.sent("emails").await(event -> text(event).contains(user));
    }

    private static String event(String user, String email) {
        return "{\"specversion\":\"1.0\",\"id\":\"%1$s\",\"source\":\"/test\",\"type\":\"com.example.user.registered\",\"data\":{\"id\":\"%1$s\",\"name\":\"Jo\",\"email\":\"%2$s\"}}"
                .formatted(user, email);
    }

    private static String text(CloudEvent event) {
        return event.getData() == null ? "" : new String(event.getData().toBytes(), StandardCharsets.UTF_8);
    }
}

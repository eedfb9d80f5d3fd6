package io.eventfunctions.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** The same work as {@link WelcomeFunction}, on plain Reactive Messaging, as one would write it without the platform. */
@ApplicationScoped
public class HandWrittenWelcome {

    static final String USERS = "hand-written-users";
    static final String EMAILS = "hand-written-emails";
    /** Goes into the derived ids, so that both sides send the same ones. */
    static final String FUNCTION = "sendWelcomeEmail";

    private static final URI SOURCE = URI.create("/benchmarks");

    private final ObjectReader reader;
    private final ObjectWriter writer;

    HandWrittenWelcome(ObjectMapper json) {
        reader = json.readerFor(UserRegistered.class);
        writer = json.writerFor(WelcomeEmailSent.class);
    }

    /** Answers events of its type; returns {@code null} for others, which Reactive Messaging acknowledges. */
    @Incoming(USERS)
    @Outgoing(EMAILS)
    @NonBlocking
    public CloudEvent sendWelcomeEmail(CloudEvent event) throws IOException, NoSuchAlgorithmException {
        if (!UserRegistered.TYPE.equals(event.getType())) {
            return null;
        }
        UserRegistered user = reader.readValue(event.getData().toBytes());
        WelcomeEmailSent email = WelcomeEmailSent.to(user);
        Object correlation = event.getExtension("correlationid");
        return CloudEventBuilder.v1()
                .withId(derivedId(event))
                .withSource(SOURCE)
                .withType(WelcomeEmailSent.TYPE)
                .withTime(OffsetDateTime.now(ZoneOffset.UTC))
                .withData("application/json", writer.writeValueAsBytes(email))
                .withExtension("partitionkey", email.userId())
                .withExtension("causationid", event.getId())
                .withExtension("correlationid", correlation == null ? event.getId() : correlation.toString())
                .build();
    }

    private static String derivedId(CloudEvent cause) throws NoSuchAlgorithmException {
        String text = cause.getSource() + "\0" + cause.getId() + "\0" + FUNCTION + "\0" + 0 + "\0";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        long high = bytes.getLong() & 0xFFFFFFFFFFFF0FFFL | 0x8000L;
        long low = bytes.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}

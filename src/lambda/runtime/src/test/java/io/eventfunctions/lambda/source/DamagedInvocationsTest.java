package io.eventfunctions.lambda.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.lambda.i18n.MalformedInvocationException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Invocations of which a character has changed or the end is missing: they are refused as malformed, or their records are read. */
class DamagedInvocationsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/invocations/dynamodb.json",
                "/invocations/event.json",
                "/invocations/eventbridge.json",
                "/invocations/kafka-self-managed.json",
                "/invocations/kinesis.json",
                "/invocations/s3.json",
                "/invocations/sns-notification.json",
                "/invocations/sqs-fifo.json",
                "/invocations/function-url.json",
                "/pipes/dynamodb.json",
                "/pipes/kafka-msk.json",
                "/pipes/kinesis.json",
                "/pipes/sqs.json"
            })
    void aDamagedInvocationIsReadOrRefused(String sample) throws IOException {
        String whole = text(sample);
        for (int i = 0; i < whole.length(); i++) {
            for (char other : "\"{1".toCharArray()) {
                readOrRefuse(whole.substring(0, i) + other + whole.substring(i + 1));
            }
            String cut = whole.substring(0, i);
            assertThrows(MalformedInvocationException.class, () -> read(cut), cut);
        }
    }

    private static void readOrRefuse(String invocation) throws IOException {
        try {
            if (read(invocation) instanceof InvocationPayload.Batch batch) {
                batch.records().forEach(record -> assertNotNull(record.content().get(), invocation));
            }
        } catch (MalformedInvocationException e) {
            assertNotNull(e.getMessage());
        }
    }

    private static InvocationPayload read(String invocation) throws IOException {
        return InvocationReader.read(new ByteArrayInputStream(invocation.getBytes(UTF_8)));
    }

    private static String text(String sample) throws IOException {
        try (var in = DamagedInvocationsTest.class.getResourceAsStream(sample)) {
            return new String(in.readAllBytes(), UTF_8).strip();
        }
    }
}

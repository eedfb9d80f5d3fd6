package io.eventfunctions.rabbitmq;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Extensions;

/** Names a dead letter in a queue, whose messages have no names: after the event, the function that failed, and when. */
final class DeadLetterPosition {

    private static final int BYTES = 12;

    private DeadLetterPosition() {}

    /** The name of a dead letter; the same each time that it is read. */
    static String of(CloudEvent letter) {
        String names = Stream.of(
                        letter.getSource(),
                        letter.getId(),
                        letter.getExtension(Extensions.DEAD_LETTER_CHANNEL),
                        letter.getExtension(Extensions.DEAD_LETTER_FUNCTION),
                        letter.getExtension(Extensions.DEAD_LETTER_TIME))
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
        byte[] hash = sha256().digest(names.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    /** The position of the first, second, ... dead letter of one name. */
    static String occurrence(String name, int number) {
        return number == 1 ? name : name + "-" + number;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

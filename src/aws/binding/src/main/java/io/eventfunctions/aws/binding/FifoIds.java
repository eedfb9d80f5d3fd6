package io.eventfunctions.aws.binding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import io.cloudevents.CloudEvent;

import io.eventfunctions.Extensions;

/** The message group id and deduplication id of events in FIFO queues and topics. */
public final class FifoIds {

    private static final Pattern VALID_GROUP = Pattern.compile("[\\x21-\\x7E]{1,128}");

    /** A dead letter and a redriven event must not be taken for duplicates of the original event. */
    private static final List<String> COPIES = List.of(
            Extensions.DEAD_LETTER_APPLICATION,
            Extensions.DEAD_LETTER_CHANNEL,
            Extensions.DEAD_LETTER_FUNCTION,
            Extensions.DEAD_LETTER_REDRIVES);

    private FifoIds() {}

    /** Whether a URL, ARN or name is that of a FIFO queue or topic; others reject a deduplication id. */
    public static boolean isFifo(String target) {
        return target.endsWith(".fifo");
    }

    /** The queue's name in its URL. */
    public static String name(String queueUrl) {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }

    /** A hash of what identifies the event. */
    static String deduplication(CloudEvent event) {
        StringBuilder identity =
                new StringBuilder().append(event.getSource()).append('\n').append(event.getId());
        for (String copy : COPIES) {
            Object value = event.getExtension(copy);
            if (value != null) {
                identity.append('\n').append(copy).append('=').append(value);
            }
        }
        return hash(identity.toString());
    }

    /** The partition key, or its hash if it is not a valid group id; each event without a key has a group of its own. */
    static String group(CloudEvent event, String deduplication) {
        Object key = event.getExtension(Extensions.PARTITION_KEY);
        if (key == null || key.toString().isEmpty()) {
            return deduplication;
        }
        String group = key.toString();
        return VALID_GROUP.matcher(group).matches() ? group : hash(group);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}

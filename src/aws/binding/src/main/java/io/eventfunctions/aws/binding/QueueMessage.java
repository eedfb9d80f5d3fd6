package io.eventfunctions.aws.binding;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

/**
 * A message from an SQS queue, by whichever way it came.
 *
 * @param queue the queue's name
 * @param id the message's id
 * @param body its text
 * @param attributes its message attributes; those that aren't text have the value {@code null}
 * @param systemAttributes what SQS itself says of it, such as {@code SentTimestamp}
 */
public record QueueMessage(
        String queue, String id, String body, Map<String, String> attributes, Map<String, String> systemAttributes) {

    /** How often it has been received, this time included; 1 where SQS doesn't say. */
    public int receptions() {
        return Integer.parseInt(systemAttributes.getOrDefault("ApproximateReceiveCount", "1"));
    }

    /** Its message group, or {@code null}. */
    public String group() {
        return systemAttributes.get("MessageGroupId");
    }

    /** The event that it carries, as {@code deploy/SQS-SNS-BINDING.md} says. */
    public ReceivedMessage read() {
        OffsetDateTime sent = sent();
        String key = groupAsKey();
        try {
            return new ReceivedMessage.Event(withPartitionKey(EventReader.read(body, attributes), key), sent);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/sqs/" + queue, id),
                    key,
                    attributes.get(MessageNames.CONTENT_TYPE),
                    body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                    sent,
                    new UndecodableEventException("No CloudEvent: " + Undecodable.rootMessage(e), e));
        }
    }

    private OffsetDateTime sent() {
        String millis = systemAttributes.get("SentTimestamp");
        return millis == null
                ? null
                : Instant.ofEpochMilli(Long.parseLong(millis)).atOffset(ZoneOffset.UTC);
    }

    /**
     * The group of a message in a FIFO queue. One that is the deduplication id stands for no key at all, and the groups of
     * standard queues say whom a message is for, not which others it must follow.
     */
    private String groupAsKey() {
        String group = group();
        String deduplication = systemAttributes.get("MessageDeduplicationId");
        return deduplication == null || deduplication.equals(group) ? null : group;
    }

    private static CloudEvent withPartitionKey(CloudEvent event, String key) {
        if (key == null || event.getExtension(Extensions.PARTITION_KEY) != null) {
            return event;
        }
        return CloudEventBuilder.from(event)
                .withExtension(Extensions.PARTITION_KEY, key)
                .build();
    }
}

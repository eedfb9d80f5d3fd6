package io.eventfunctions.aws.binding;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;
import io.eventfunctions.spi.Lease;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;

/**
 * A message from an SQS queue, received by the connector or by an AWS Lambda event source mapping.
 *
 * @param queue the queue's name
 * @param id the message's id
 * @param body its text
 * @param attributes its message attributes; those that are not text have the value {@code null}
 * @param systemAttributes its system attributes, such as {@code SentTimestamp}
 */
public record QueueMessage(
        String queue, String id, String body, Map<String, String> attributes, Map<String, String> systemAttributes) {

    /** How often the message has been received, including this time; 1 if SQS does not report it. */
    public int receiveCount() {
        return Integer.parseInt(systemAttributes.getOrDefault("ApproximateReceiveCount", "1"));
    }

    /** Its message group, or {@code null}. */
    public String group() {
        return systemAttributes.get("MessageGroupId");
    }

    /** Reads the event as {@code deploy/SQS-SNS-BINDING.md} specifies. */
    public ReceivedMessage read() {
        OffsetDateTime sent = sent();
        String key = groupAsKey();
        try {
            CloudEvent event = withPartitionKey(EventMessageReader.read(body, attributes), key);
            return new ReceivedMessage.Event(event, sent)
                    .under(receiveCount() > 1 ? Lease.REDELIVERED : Lease.UNLIMITED);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/sqs/" + queue, id),
                    key,
                    attributes.get(MessageAttributeNames.CONTENT_TYPE),
                    body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                    sent,
                    BindingMessages.MESSAGES.notAnEvent(Undecodable.rootMessage(e), e));
        }
    }

    private OffsetDateTime sent() {
        String millis = systemAttributes.get("SentTimestamp");
        return millis == null
                ? null
                : Instant.ofEpochMilli(Long.parseLong(millis)).atOffset(ZoneOffset.UTC);
    }

    /**
     * The group of a message in a FIFO queue. A group that equals the deduplication id means that the event has no key. The groups
     * of standard queues are for fair distribution, not for order.
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

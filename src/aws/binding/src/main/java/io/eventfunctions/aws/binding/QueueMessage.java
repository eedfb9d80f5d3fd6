package io.eventfunctions.aws.binding;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;

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

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    /** How often the message has been received, including this time; 1 if SQS does not report it. */
    public int receiveCount() {
        return (int) Math.min(number("ApproximateReceiveCount", 1), Integer.MAX_VALUE);
    }

    /** Its message group, or {@code null}. */
    public String group() {
        return systemAttributes.get("MessageGroupId");
    }

    /** Reads the event as {@code deploy/SQS-SNS-BINDING.md} specifies; it continues the trace that the message belongs to. */
    public ReceivedMessage read() {
        OffsetDateTime sent = sent();
        String key = groupAsKey();
        try {
            ReceivedMessage received = EventMessageReader.receive(body, attributes, sent);
            return received instanceof ReceivedMessage.Event event
                    ? event.with(completed(event.event(), key))
                            .under(receiveCount() > 1 ? Lease.REDELIVERED : Lease.UNLIMITED)
                    : received;
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
        long millis = number("SentTimestamp", -1);
        return millis < 0 ? null : Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
    }

    /** The number in a system attribute, unless SQS does not report one. */
    private long number(String attribute, long otherwise) {
        String value = systemAttributes.get(attribute);
        return value != null && NUMBER.matcher(value).matches() ? Long.parseLong(value) : otherwise;
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

    private CloudEvent completed(CloudEvent event, String key) {
        return XRayTraceHeader.addTo(
                withPartitionKey(event, key), XRayTraceHeader.traceparent(systemAttributes.get("AWSTraceHeader")));
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

package io.eventfunctions.aws;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.aws.sqs.SqsIncomingMetadata;
import io.smallrye.reactive.messaging.aws.sqs.SqsOutboundMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import io.eventfunctions.ContentMode;
import io.eventfunctions.EventCodec;
import io.eventfunctions.Extensions;
import io.eventfunctions.ReceivedMessage;
import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.codec.Undecodable;

/**
 * The SQS binding of {@code deploy/SQS-SNS-BINDING.md}: both content modes and SNS envelopes in, structured out unless told
 * otherwise; the message group of a FIFO queue is the {@code partitionkey}.
 */
@ApplicationScoped
@Identifier(SqsCodec.CONNECTOR)
public class SqsCodec implements EventCodec {

    static final String CONNECTOR = "smallrye-sqs";

    @Override
    public ReceivedMessage decode(Message<?> message) {
        software.amazon.awssdk.services.sqs.model.Message sqs = message.getMetadata(SqsIncomingMetadata.class)
                .orElseThrow(() -> new IllegalStateException("The SQS connector sent a message without its metadata"))
                .getMessage();
        Map<String, String> attributes = new HashMap<>();
        sqs.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        OffsetDateTime sent = sent(sqs);
        String key = groupAsKey(sqs);
        try {
            return new ReceivedMessage.Event(withPartitionKey(EventReader.read(sqs.body(), attributes), key), sent);
        } catch (RuntimeException e) {
            return Undecodable.wrap(
                    new Undecodable.Origin("/sqs/" + ReceivedFrom.queue(sqs), sqs.messageId()),
                    key,
                    attributes.get(MessageNames.CONTENT_TYPE),
                    sqs.body().getBytes(StandardCharsets.UTF_8),
                    sent,
                    new UndecodableEventException("No CloudEvent: " + Undecodable.rootMessage(e), e));
        }
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        EventMessage written = EventWriter.write(event, mode);
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        written.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        SqsOutboundMetadata metadata = SqsOutboundMetadata.builder()
                .messageAttributes(attributes)
                .groupId(written.group())
                .deduplicationId(written.deduplication())
                .build();
        // Text or bytes would get an attribute with a Java class, or the platform's charset.
        var payload = software.amazon.awssdk.services.sqs.model.Message.builder()
                .body(written.body())
                .build();
        return Message.of(payload, Metadata.of(metadata));
    }

    @Override
    public boolean isTooLarge(Throwable failure) {
        return MessageSize.isTooLarge(failure);
    }

    private static OffsetDateTime sent(software.amazon.awssdk.services.sqs.model.Message sqs) {
        String millis = sqs.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        return millis == null
                ? null
                : Instant.ofEpochMilli(Long.parseLong(millis)).atOffset(ZoneOffset.UTC);
    }

    /**
     * The group of a message in a FIFO queue. One that is the deduplication id stands for no key at all, and the groups of
     * standard queues say whom a message is for, not which others it must follow.
     */
    private static String groupAsKey(software.amazon.awssdk.services.sqs.model.Message sqs) {
        String group = sqs.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
        String deduplication = sqs.attributes().get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID);
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

package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.aws.sqs.SqsIncomingMetadata;
import io.smallrye.reactive.messaging.aws.sqs.SqsOutboundMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

import io.eventfunctions.aws.binding.EventMessage;
import io.eventfunctions.aws.binding.EventMessageWriter;
import io.eventfunctions.aws.binding.QueueMessage;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.Lease;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * The SQS binding of {@code deploy/SQS-SNS-BINDING.md}: it reads both content modes and SNS envelopes, and writes
 * structured mode by default; the message group of a FIFO queue is the {@code partitionkey}.
 */
@ApplicationScoped
@Identifier(SqsCodec.CONNECTOR)
public class SqsCodec implements EventCodec {

    static final String CONNECTOR = "smallrye-sqs";

    private final Function<software.amazon.awssdk.services.sqs.model.Message, Lease> leases;

    @Inject
    SqsCodec(SqsClients clients) {
        this(message -> clients.receivers().lease(message));
    }

    /** @param leases finds the lease of a message that was received */
    SqsCodec(Function<software.amazon.awssdk.services.sqs.model.Message, Lease> leases) {
        this.leases = leases;
    }

    @Override
    public ReceivedMessage decode(Message<?> message) {
        software.amazon.awssdk.services.sqs.model.Message sqs = message.getMetadata(SqsIncomingMetadata.class)
                .orElseThrow(() -> new IllegalStateException("The SQS connector sent a message without its metadata"))
                .getMessage();
        Map<String, String> attributes = new HashMap<>();
        sqs.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        ReceivedMessage received = new QueueMessage(
                        ReceptionAttributes.queue(sqs),
                        sqs.messageId(),
                        sqs.body(),
                        attributes,
                        sqs.attributesAsStrings())
                .read();
        return received instanceof ReceivedMessage.Event event ? event.under(leases.apply(sqs)) : received;
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        EventMessage written = EventMessageWriter.write(event, mode);
        SqsOutboundMetadata metadata = SqsOutboundMetadata.builder()
                .messageAttributes(attributes(written))
                .groupId(written.group())
                .deduplicationId(written.deduplication())
                .build();
        // For text the connector would add an attribute with a Java class, for bytes it would use the platform's
        // charset.
        var payload = software.amazon.awssdk.services.sqs.model.Message.builder()
                .body(written.body())
                .build();
        return Message.of(payload, Metadata.of(metadata));
    }

    /** The attributes of a message, as SQS takes them. */
    static Map<String, MessageAttributeValue> attributes(EventMessage message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        message.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        return attributes;
    }

    @Override
    public boolean isTooLarge(Throwable failure) {
        return MessageSize.isTooLarge(failure);
    }
}

package io.eventfunctions.aws;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.aws.sns.SnsOutboundMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

import io.eventfunctions.aws.binding.EventMessage;
import io.eventfunctions.aws.binding.EventMessageWriter;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * The SNS binding of {@code deploy/SQS-SNS-BINDING.md}: it writes structured mode by default. SNS cannot be consumed; its
 * topics deliver to queues.
 */
@ApplicationScoped
@Identifier(SnsCodec.CONNECTOR)
public class SnsCodec implements EventCodec {

    static final String CONNECTOR = "smallrye-sns";

    @Override
    public ReceivedMessage decode(Message<?> message) {
        throw new IllegalStateException("SNS cannot be consumed");
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        EventMessage written = EventMessageWriter.write(event, mode);
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        written.attributes()
                .forEach((name, value) -> attributes.put(
                        name,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(value)
                                .build()));
        SnsOutboundMetadata metadata = SnsOutboundMetadata.builder()
                .messageAttributes(attributes)
                .groupId(written.group())
                .deduplicationId(written.deduplication())
                .build();
        // For text the connector would add an attribute with a Java class; it converts bytes to text.
        return Message.of(written.body().getBytes(StandardCharsets.UTF_8), Metadata.of(metadata));
    }

    @Override
    public boolean isTooLarge(Throwable failure) {
        return MessageSize.isTooLarge(failure);
    }
}

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
import io.eventfunctions.aws.binding.EventWriter;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * The SNS binding of {@code deploy/SQS-SNS-BINDING.md}: structured unless told otherwise. Nothing is consumed from SNS; its
 * topics deliver to queues.
 */
@ApplicationScoped
@Identifier(SnsCodec.CONNECTOR)
public class SnsCodec implements EventCodec {

    static final String CONNECTOR = "smallrye-sns";

    @Override
    public ReceivedMessage decode(Message<?> message) {
        throw new IllegalStateException("Nothing is consumed from SNS: subscribe an SQS queue to the topic");
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
        SnsOutboundMetadata metadata = SnsOutboundMetadata.builder()
                .messageAttributes(attributes)
                .groupId(written.group())
                .deduplicationId(written.deduplication())
                .build();
        // Text would get an attribute with a Java class; the connector makes text of bytes again.
        return Message.of(written.body().getBytes(StandardCharsets.UTF_8), Metadata.of(metadata));
    }

    @Override
    public boolean isTooLarge(Throwable failure) {
        return MessageSize.isTooLarge(failure);
    }
}

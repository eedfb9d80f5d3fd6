package io.eventfunctions.aws;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.reactive.messaging.aws.sqs.SqsIncomingMetadata;
import io.smallrye.reactive.messaging.aws.sqs.SqsOutboundMetadata;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

import io.eventfunctions.conformance.codec.CodecConformance;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.Lease;

import static java.nio.charset.StandardCharsets.UTF_8;

class SqsCodecConformanceTest extends CodecConformance {

    private final SqsCodec codec = new SqsCodec(message -> Lease.UNLIMITED);

    @Override
    protected EventCodec codec() {
        return codec;
    }

    @Override
    protected Message<?> redelivered(Message<?> sent) {
        var message = (software.amazon.awssdk.services.sqs.model.Message) sent.getPayload();
        return received(
                message.body(),
                sent.getMetadata(SqsOutboundMetadata.class).orElseThrow().getMessageAttributes());
    }

    @Override
    protected Message<?> message(Map<String, String> attributes, String contentType, byte[] body) {
        Map<String, MessageAttributeValue> all = new HashMap<>();
        attributes.forEach((name, value) -> all.put("ce-" + name, text(value)));
        if (contentType != null) {
            all.put("content-type", text(contentType));
        }
        return received(new String(body, UTF_8), all);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static Message<?> received(String body, Map<String, MessageAttributeValue> attributes) {
        var message = software.amazon.awssdk.services.sqs.model.Message.builder()
                .messageId("m-1")
                .body(body)
                .messageAttributes(attributes)
                .build();
        var noted = ReceptionAttributes.add(message.toBuilder(), message, "users", "users")
                .build();
        return Message.of(body, Metadata.of(new SqsIncomingMetadata(noted)));
    }
}

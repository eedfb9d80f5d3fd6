package io.eventfunctions.rabbitmq;

import java.util.HashMap;
import java.util.Map;

import com.rabbitmq.client.AMQP;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.conformance.codec.CodecConformance;
import io.eventfunctions.spi.EventCodec;

class RabbitMqCodecConformanceTest extends CodecConformance {

    private final RabbitMqCodec codec = new RabbitMqCodec();

    @Override
    protected EventCodec codec() {
        return codec;
    }

    @Override
    protected Message<?> redelivered(Message<?> sent) {
        AmqpMessage amqp = (AmqpMessage) sent.getPayload();
        return Message.of(new AmqpMessage(amqp.properties(), amqp.body(), "queue"));
    }

    @Override
    protected Message<?> message(Map<String, String> attributes, String contentType, byte[] body) {
        Map<String, Object> headers = new HashMap<>();
        attributes.forEach((name, value) -> headers.put("cloudEvents:" + name, value));
        AMQP.BasicProperties properties = new AMQP.BasicProperties.Builder()
                .headers(headers)
                .contentType(contentType)
                .build();
        return Message.of(new AmqpMessage(properties, body, "queue"));
    }
}

package io.eventfunctions.redis;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.conformance.codec.CodecConformance;
import io.eventfunctions.spi.EventCodec;

import static java.nio.charset.StandardCharsets.UTF_8;

class RedisCodecConformanceTest extends CodecConformance {

    private static final String ID = "1769860800123-4";

    private final RedisCodec codec = new RedisCodec();

    @Override
    protected EventCodec codec() {
        return codec;
    }

    @Override
    protected Message<?> redelivered(Message<?> sent) {
        return entry(((OutgoingEvent) sent.getPayload()).fields());
    }

    @Override
    protected Message<?> message(Map<String, String> attributes, String contentType, byte[] body) {
        Map<String, byte[]> fields = new HashMap<>();
        attributes.forEach((name, value) -> fields.put("ce_" + name, value.getBytes(UTF_8)));
        if (contentType != null) {
            fields.put("content-type", contentType.getBytes(UTF_8));
        }
        fields.put("data", body);
        return entry(fields);
    }

    private static Message<?> entry(Map<String, byte[]> fields) {
        EntryLease lease = new EntryLease(ID, 1, () -> 0, new GivenBackEntries(1, () -> 0), 3, 0);
        return Message.of(new RedisEntry("stream", ID, fields, lease));
    }
}

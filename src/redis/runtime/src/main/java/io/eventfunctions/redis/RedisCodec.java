package io.eventfunctions.redis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.Extensions;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.Undecodable;
import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.MediaTypes;

/** Events as entries of a stream: both content modes in, binary out unless told otherwise. See {@link EntryFields}. */
@Singleton
@Identifier(RedisCodec.CONNECTOR)
public class RedisCodec implements EventCodec {

    static final String CONNECTOR = "event-functions-redis";

    @Override
    public ReceivedMessage decode(Message<?> message) {
        RedisEntry entry = (RedisEntry) message.getPayload();
        try {
            CloudEvent event = EntryFields.read(entry.fields());
            Object key = event.getExtension(Extensions.PARTITION_KEY);
            return new ReceivedMessage.Event(event, sent(entry))
                    .under(entry.lease().of(key == null ? null : key.toString()));
        } catch (RuntimeException e) {
            return undecodable(entry, e);
        }
    }

    private static ReceivedMessage undecodable(RedisEntry entry, RuntimeException failure) {
        byte[] key = entry.fields().get(EntryFields.PREFIX + Extensions.PARTITION_KEY);
        return Undecodable.wrap(
                origin(entry),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                EntryFields.contentType(entry.fields()),
                body(entry.fields()),
                sent(entry),
                RedisMessages.MESSAGES.notAnEvent(Undecodable.rootMessage(failure), failure));
    }

    /** A stream's name may hold anything; the source of an event is a URI. */
    private static Undecodable.Origin origin(RedisEntry entry) {
        String stream = URLEncoder.encode(entry.stream(), StandardCharsets.UTF_8);
        return new Undecodable.Origin("/redis/" + stream, entry.id());
    }

    /** The data of the entry; without such a field, its only field or else all of them. */
    private static byte[] body(Map<String, byte[]> fields) {
        if (fields.containsKey(EntryFields.DATA)) {
            return fields.get(EntryFields.DATA);
        }
        if (fields.size() == 1) {
            return fields.values().iterator().next();
        }
        Map<String, Object> texts = fields.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> new String(field.getValue(), StandardCharsets.UTF_8)));
        return new JsonObject(texts).toBuffer().getBytes();
    }

    private static OffsetDateTime sent(RedisEntry entry) {
        try {
            return Instant.ofEpochMilli(entry.addedMillis()).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException | NumberFormatException e) {
            // Clients may choose ids that are not times.
            return null;
        }
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        AttributeValues.check(event);
        // In binary mode an event that carries an event would be taken for the inner one.
        boolean structured = mode == ContentMode.STRUCTURED || MediaTypes.isStructured(event.getDataContentType());
        return Message.of(new OutgoingEvent(event, structured ? ContentMode.STRUCTURED : ContentMode.BINARY));
    }
}

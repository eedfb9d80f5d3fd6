package io.eventfunctions.codec;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;

import io.eventfunctions.Extensions;
import io.eventfunctions.i18n.CoreMessages;

/** The application's payload classes, and how an object of one becomes an event. */
public final class PayloadTypes {

    private final Map<Class<?>, PayloadType> types = new HashMap<>();
    private final URI source;
    private final Clock clock;

    /**
     * The given classes.
     *
     * @param source the {@code source} of every event made here
     * @param clock tells the {@code time} of every event made here
     */
    public PayloadTypes(List<PayloadDefinition> definitions, ObjectMapper json, URI source, Clock clock) {
        definitions.forEach(definition -> types.put(definition.type(), new PayloadType(definition, json)));
        this.source = source;
        this.clock = clock;
    }

    /**
     * The payload type of a class.
     *
     * @throws IllegalArgumentException if the class has no {@link io.eventfunctions.EventType}
     */
    public PayloadType of(Class<?> type) {
        PayloadType payload = types.get(type);
        if (payload == null) {
            throw CoreMessages.FUNCTION.notAnEvent(type.getName());
        }
        return payload;
    }

    /** An object as an event with a random id; a {@link CloudEvent} is one already. */
    public CloudEvent toEvent(Object object) {
        return object instanceof CloudEvent event
                ? event
                : newEvent(object, null).withId(UUID.randomUUID().toString()).build();
    }

    /**
     * An event with everything but its id: source, time, type, data and partition key.
     *
     * @param inheritedKey the partition key of a payload that has none, or {@code null}
     */
    public CloudEventBuilder newEvent(Object payload, Object inheritedKey) {
        PayloadType type = of(payload.getClass());
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withSource(source)
                .withType(type.eventType())
                .withTime(OffsetDateTime.now(clock))
                .withData(PayloadType.CONTENT_TYPE, BytesCloudEventData.wrap(type.write(payload)));
        String ownKey = type.partitionKey(payload);
        Object key = ownKey == null ? inheritedKey : ownKey;
        return key == null ? event : event.withExtension(Extensions.PARTITION_KEY, key.toString());
    }
}

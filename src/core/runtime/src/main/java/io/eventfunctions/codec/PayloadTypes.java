package io.eventfunctions.codec;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;

import io.eventfunctions.Extensions;
import io.eventfunctions.i18n.CoreMessages;

/** The application's payload classes, and how an object of one becomes an event. */
public final class PayloadTypes {

    private final Map<Class<?>, PayloadType> types = new HashMap<>();
    private final Map<String, PayloadType> generic = new ConcurrentHashMap<>();
    private final Map<Class<?>, PayloadType> kinds = new ConcurrentHashMap<>();
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
     * The payload type of a class that has an {@link io.eventfunctions.EventType}.
     *
     * @param type the class
     * @param canonicalType the class with its type arguments, as Jackson writes them, or {@code null} if it has none
     * @throws IllegalArgumentException if the class has no {@link io.eventfunctions.EventType}
     */
    public PayloadType of(Class<?> type, String canonicalType) {
        PayloadType payload = types.get(type);
        if (payload == null) {
            throw CoreMessages.FUNCTION.notAnEvent(type.getName());
        }
        return canonicalType == null
                ? payload
                : generic.computeIfAbsent(canonicalType, ignored -> payload.withArguments(canonicalType));
    }

    /**
     * The payload type of an object's class: the class itself, or the nearest one above it that has an
     * {@link io.eventfunctions.EventType}.
     *
     * @throws IllegalArgumentException if there is none, or several are equally near
     */
    public PayloadType of(Class<?> type) {
        PayloadType payload = types.get(type);
        return payload == null ? kinds.computeIfAbsent(type, this::above) : payload;
    }

    private PayloadType above(Class<?> type) {
        Set<Class<?>> level = Set.of(type);
        while (!level.isEmpty()) {
            List<Class<?>> found = level.stream().filter(types::containsKey).toList();
            if (found.size() > 1) {
                throw CoreMessages.FUNCTION.severalEventTypes(type.getName(), found);
            }
            if (!found.isEmpty()) {
                return types.get(found.get(0));
            }
            level = level.stream().flatMap(PayloadTypes::directlyAbove).collect(Collectors.toSet());
        }
        throw CoreMessages.FUNCTION.notAnEvent(type.getName());
    }

    private static Stream<Class<?>> directlyAbove(Class<?> type) {
        Stream<Class<?>> interfaces = Stream.of(type.getInterfaces());
        return type.getSuperclass() == null ? interfaces : Stream.concat(Stream.of(type.getSuperclass()), interfaces);
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

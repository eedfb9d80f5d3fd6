package io.eventfunctions.function;

import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;

import io.eventfunctions.Extensions;
import io.eventfunctions.codec.PayloadTypes;

/** Makes events of what a function returned, with the attributes that tie them to the event that it handled. */
final class CausedEvents {

    private final PayloadTypes payloads;

    CausedEvents(PayloadTypes payloads) {
        this.payloads = payloads;
    }

    /**
     * One event to send.
     *
     * @param result a payload or a {@code CloudEvent}, which keeps every attribute that it has
     * @param position of the result among those of the call, from 0
     */
    CloudEvent of(Object result, CloudEvent cause, String function, int position) {
        if (result instanceof CloudEvent returned) {
            CloudEvent event = Redriven.unmarked(returned);
            return sameEvent(event, cause) ? event : tie(CloudEventBuilder.from(event), has(event), cause);
        }
        Object key = cause.getExtension(Extensions.PARTITION_KEY);
        CloudEventBuilder event = payloads.newEvent(result, key).withId(DerivedId.of(cause, function, position));
        return tie(event, Extensions.PARTITION_KEY::equals, cause);
    }

    private static boolean sameEvent(CloudEvent event, CloudEvent cause) {
        return event == cause
                || event.getId().equals(cause.getId()) && event.getSource().equals(cause.getSource());
    }

    private static Predicate<String> has(CloudEvent event) {
        return name -> event.getExtension(name) != null;
    }

    private static CloudEvent tie(CloudEventBuilder event, Predicate<String> has, CloudEvent cause) {
        Object correlation = cause.getExtension(Extensions.CORRELATION_ID);
        addMissing(event, has, Extensions.CAUSATION_ID, cause.getId());
        addMissing(event, has, Extensions.CORRELATION_ID, correlation == null ? cause.getId() : correlation);
        addMissing(event, has, Extensions.PARTITION_KEY, cause.getExtension(Extensions.PARTITION_KEY));
        if (!has.test(Extensions.TRACE_PARENT)) {
            addMissing(event, has, Extensions.TRACE_PARENT, cause.getExtension(Extensions.TRACE_PARENT));
            addMissing(event, has, Extensions.TRACE_STATE, cause.getExtension(Extensions.TRACE_STATE));
        }
        return event.build();
    }

    private static void addMissing(CloudEventBuilder event, Predicate<String> has, String name, Object value) {
        if (value != null && !has.test(name)) {
            event.withExtension(name, value.toString());
        }
    }
}

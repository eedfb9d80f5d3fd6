package io.eventfunctions.spi;

import io.cloudevents.CloudEvent;

import io.eventfunctions.UndecodableEventException;
import io.eventfunctions.i18n.CoreMessages;

/**
 * What the CloudEvents specification asks of every event and the SDK does not check: that the required attributes are not
 * empty. Codecs call it for each event that they read.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#required-attributes">CloudEvents
 *     1.0.2, required attributes</a>
 */
public final class RequiredAttributes {

    private RequiredAttributes() {}

    /**
     * Checks one event.
     *
     * @throws UndecodableEventException naming the first attribute that is empty
     */
    public static void check(CloudEvent event) {
        notEmpty("id", event.getId());
        notEmpty("source", event.getSource().toString());
        notEmpty("type", event.getType());
    }

    private static void notEmpty(String attribute, String value) {
        if (value.isEmpty()) {
            throw CoreMessages.FUNCTION.emptyAttribute(attribute);
        }
    }
}

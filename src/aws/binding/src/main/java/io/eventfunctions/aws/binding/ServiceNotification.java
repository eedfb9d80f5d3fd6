package io.eventfunctions.aws.binding;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import static io.eventfunctions.aws.binding.BindingMessages.MESSAGES;

/** Messages that S3 and EventBridge send to queues and topics: not marked as events, but in a JSON of their own that becomes one. */
final class ServiceNotification {

    private ServiceNotification() {}

    /** Whether a message is such a notification, even if it is incomplete. */
    static boolean is(JsonNode json) {
        return S3Notification.hasRecords(json) || S3Notification.isTest(json) || EventBridgeEvent.is(json);
    }

    /**
     * What a notification carries; {@code null} if the message is not one.
     *
     * @param json the message
     * @param body its text
     * @throws RuntimeException if the notification does not lead to one valid event
     */
    static @Nullable MessageContent read(JsonNode json, String body) {
        if (S3Notification.hasRecords(json)) {
            JsonNode records = json.path("Records");
            if (records.size() > 1) {
                throw MESSAGES.severalRecords(records.size());
            }
            return MessageContent.of(S3Notification.event(records.get(0)));
        }
        if (S3Notification.isTest(json)) {
            return new MessageContent(S3Notification.testEvent(json), true);
        }
        return EventBridgeEvent.is(json)
                ? MessageContent.of(EventBridgeEvent.event(json, body.getBytes(StandardCharsets.UTF_8)))
                : null;
    }
}

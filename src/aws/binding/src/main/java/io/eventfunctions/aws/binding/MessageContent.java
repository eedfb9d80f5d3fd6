package io.eventfunctions.aws.binding;

import java.time.OffsetDateTime;

import io.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

import io.eventfunctions.spi.ReceivedMessage;

import static io.eventfunctions.aws.binding.BindingMessages.MESSAGES;

/**
 * What a message carries.
 *
 * @param event the event
 * @param isTest whether it is a test event of S3, which is for no function
 */
record MessageContent(CloudEvent event, boolean isTest) {

    static MessageContent of(CloudEvent event) {
        return new MessageContent(event, false);
    }

    /** @param sent when the service received the message */
    ReceivedMessage received(@Nullable OffsetDateTime sent) {
        if (isTest) {
            MESSAGES.testEvent(event.getSource());
            return new ReceivedMessage.Ignored(event);
        }
        return new ReceivedMessage.Event(event, sent);
    }
}

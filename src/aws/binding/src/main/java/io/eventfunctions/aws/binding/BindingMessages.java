package io.eventfunctions.aws.binding;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Messages;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;
import org.jboss.logging.annotations.ValidIdRange;

import io.eventfunctions.UndecodableEventException;

/** All messages of the SQS and SNS binding: why a message is not an event. */
@MessageBundle(projectCode = "EVF", length = 4)
@ValidIdRange(min = 750, max = 799)
interface BindingMessages {

    BindingMessages MESSAGES = Messages.getBundle(MethodHandles.lookup(), BindingMessages.class);

    /**
     * A message from a queue is not a valid CloudEvent; it is delivered as an event of type
     * {@code io.eventfunctions.undecodable}. Action: fix the sender; the dead letter has the queue in its source and the message id as
     * id.
     */
    @Message(id = 750, value = "The SQS message is not a valid CloudEvent: %s")
    UndecodableEventException notAnEvent(String reason, @Cause Throwable cause);

    /** A structured event has a format other than JSON. Action: send events as {@code application/cloudevents+json}. */
    @Message(id = 751, value = "Invalid content-type '%s': JSON is the only supported event format")
    UndecodableEventException unsupportedFormat(String contentType);

    /** A message attribute of an event has binary data. Action: send the attribute with the data type {@code String}. */
    @Message(id = 752, value = "Invalid message attribute '%s': expected text, but it is binary")
    String binaryAttribute(String name);

    /**
     * Neither the message attributes nor the body say that a message is a CloudEvent. Action: send events as the binding document
     * says, or as CloudEvents JSON.
     */
    @Message(
            id = 753,
            value =
                    "The message has neither the attribute ce-specversion nor a content-type of CloudEvents, and its body is not an"
                            + " event")
    UndecodableEventException unmarked();

    /** A message is not marked as a CloudEvent, and its body is not JSON. Action: see {@code EVF0753}. */
    @Message(
            id = 754,
            value =
                    "The message has neither the attribute ce-specversion nor a content-type of CloudEvents, and its body is not"
                            + " JSON: %s")
    UndecodableEventException unmarkedNotJson(String reason, @Cause Throwable cause);

    /**
     * The message in an SNS envelope is not a CloudEvent. Action: publish events to the topic, or switch raw message delivery on for
     * the subscription.
     */
    @Message(id = 755, value = "The message in the SNS envelope is not an event")
    UndecodableEventException notAnEventInEnvelope();
}

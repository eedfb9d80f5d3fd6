package io.eventfunctions.aws.binding;

import java.lang.invoke.MethodHandles;
import java.net.URI;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

import io.eventfunctions.UndecodableEventException;

/** All messages of the SQS and SNS binding: why a message is not an event. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 750, max = 799)
interface BindingMessages {

    BindingMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), BindingMessages.class, "io.eventfunctions.aws.binding");

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

    /**
     * S3 has sent the test event that announces the notifications of a bucket; the message is acknowledged, and no function gets it. Action:
     * none.
     */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 756, value = "Acknowledged the test event of S3 from %s: notifications of the bucket arrive here")
    void testEvent(URI bucket);

    /**
     * A message has several records of S3, where one message is one event. S3 itself sends one record in a message. Action: have the sender
     * send each record in a message of its own.
     */
    @Message(id = 757, value = "The message has %d records of S3: expected one")
    UndecodableEventException severalRecords(int records);

    /** A notification of S3 or EventBridge lacks a field. Action: if you made the notification yourself, add the field. */
    @Message(id = 758, value = "The notification of S3 or EventBridge has no %s")
    UndecodableEventException incompleteNotification(String field);
}

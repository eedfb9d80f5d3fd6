package io.eventfunctions.kafka;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

import io.eventfunctions.UndecodableEventException;

/** All messages of this module. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 1301, max = 1399)
interface KafkaMessages {

    KafkaMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), KafkaMessages.class, "io.eventfunctions.kafka");

    /**
     * A record on a topic is not a valid CloudEvent in either content mode; it is delivered as an event of type
     * {@code io.eventfunctions.undecodable}. Action: fix the producer, which the dead letter's source (topic and partition) and id
     * (offset) help to find.
     */
    @Message(id = 1301, value = "The Kafka record is not a valid CloudEvent: %s")
    UndecodableEventException notAnEvent(String reason, @Cause Throwable cause);

    /**
     * A record has no value, as a tombstone of a compacted topic, and its headers alone are not a valid CloudEvent. Action: do not
     * send tombstones to a topic that functions consume, or let a function consume the type {@code io.eventfunctions.undecodable}.
     */
    @Message(id = 1302, value = "A Kafka record without a value (a tombstone) is not a valid CloudEvent: %s")
    UndecodableEventException tombstone(String reason, @Cause Throwable cause);

    /**
     * The dead letters on a topic cannot be read. Action: check that the broker is reachable, that the topic exists and that the
     * application may read it; a slow broker needs a longer {@code default.api.timeout.ms}.
     */
    @Message(id = 1322, value = "Cannot read the dead letters of channel %s from %s: %s")
    IllegalStateException cannotReadDeadLetters(
            String channel, Object connection, String reason, @Cause Throwable cause);

    /**
     * Partitions were revoked while functions were still at work with their records, although the rebalance was delayed; the next owner may
     * handle events of the same keys side by side with them. Action: shorten the functions' work; ask {@code EventContext.leaseHeld()}.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1306,
            value =
                    "Partitions %2$s of channel %1$s were revoked, and functions are still at work with their records after %3$d s; the records are redelivered")
    void revokedWhileAtWork(String channel, Object partitions, long seconds);

    /**
     * A channel has halted, but its consumer cannot go back to the committed offsets; that is tried again until it succeeds, and the channel
     * cannot be resumed before. Action: check that the broker is reachable.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1307, value = "Channel %s cannot return to its committed offsets, and tries again: %s")
    void cannotRewind(String channel, String reason);

    /** The reason in {@link #cannotReadDeadLetters} if a broker does not answer. */
    @Message(id = Message.NONE, value = "the broker sent no records for %d ms")
    String noRecords(long millis);

    /** The topics of a channel cannot be matched. Action: correct the regular expression, or remove {@code pattern=true}. */
    @Message(
            id = 1303,
            value =
                    "Invalid value '%s' for mp.messaging.incoming.%s.topic: expected a regular expression, because of pattern=true; %s")
    IllegalArgumentException invalidPattern(String topic, String channel, String reason);

    /** A structured event has a format other than JSON. Action: send events as {@code application/cloudevents+json}. */
    @Message(id = 1304, value = "Invalid content-type '%s': JSON is the only supported event format")
    UndecodableEventException unsupportedFormat(String contentType);

    /** Neither the content type nor the headers say that a record is a CloudEvent. Action: send events in one content mode. */
    @Message(id = 1305, value = "The record has neither a content-type of CloudEvents nor the header %s")
    UndecodableEventException unmarked(String header);
}

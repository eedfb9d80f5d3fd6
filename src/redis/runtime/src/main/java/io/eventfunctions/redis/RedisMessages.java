package io.eventfunctions.redis;

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
@ValidIdRange(min = 1201, max = 1279)
interface RedisMessages {

    RedisMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), RedisMessages.class, "io.eventfunctions.redis");

    /**
     * A channel cannot connect to Redis, or the server refuses the commands that begin a consumption; the channel retries, and its
     * readiness is down meanwhile. Action: fix the reason in the message: the address, the credentials, the permissions, or a key that
     * is not a stream; nothing needs a restart.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1201, value = "%s cannot use Redis at %s: %s; it retries until it can")
    void cannotConnect(String channel, RedisServer server, String reason);

    /** A channel is connected after {@code EVF1201} or {@code EVF1203}. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1202, value = "%s is connected to Redis at %s")
    void connected(String channel, RedisServer server);

    /**
     * A channel has lost its connection and reconnects. Events in work go on and are acknowledged on the next connection, unconfirmed
     * ones are sent again. Action: check the server and the network if {@code EVF1202} does not follow.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1203, value = "%s lost its connection to Redis at %s: %s")
    void connectionLost(String channel, RedisServer server, String reason);

    /** An attribute of a channel has an invalid value; the application does not start. Action: set what is expected. */
    @Message(id = 1204, value = "Invalid value '%s' for %s: expected %s")
    IllegalArgumentException invalidValue(String value, String key, String expected);

    /**
     * Entries were removed from the stream while they were pending, so their events are lost for this group. Action: give the stream
     * a larger {@code max-length}, or find out who deletes its entries.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1205,
            value =
                    "%d pending entries are no longer in stream %s, the first is %s: they were deleted or trimmed before channel %s"
                            + " handled them")
    void pendingEntriesGone(int count, String stream, String first, String channel);

    /**
     * Another consumer has claimed entries that are in flight here, and handles them as well. Action: give all consumers of the group
     * the same {@code claim-idle-time}, and a longer one if the process was suspended for that long.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1206,
            value =
                    "Another consumer has claimed %d entries of stream %s that channel %s has in flight as consumer %s of group %s")
    void entriesClaimedByOthers(int count, String stream, String channel, String consumer, String group);

    /** The application's own stream of messages to a channel has failed. Action: fix the reason and restart. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1207, value = "Outgoing channel %s sends no more messages, because their source has failed")
    void outgoingFailed(String channel, @Cause Throwable failure);

    /** The server did not confirm an event in time; publishing fails. Action: see the reason, or {@code EVF1203}. */
    @Message(id = 1208, value = "Redis did not confirm an event of channel %s within %d ms: %s")
    IllegalStateException notConfirmed(String channel, long millis, String reason);

    /** Dead letters cannot be read. Action: see the reason. */
    @Message(id = 1209, value = "Cannot read the dead letters of channel %s from stream %s at Redis %s: %s")
    IllegalStateException deadLettersUnreadable(
            String channel, String stream, RedisServer server, String reason, @Cause Throwable cause);

    /**
     * A Reactive Messaging method sends to a channel of this connector, which carries events only. Action: publish with
     * {@code EventPublisher} or from a function.
     */
    @Message(id = 1210, value = "Cannot send a %s to channel %s: only functions and EventPublisher send there")
    IllegalArgumentException cannotSend(String payload, String channel);

    /** A channel begins to consume; the message has the consumer's name, by which the server lists it. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1211, value = "Channel %s consumes stream %s as consumer %s of group %s")
    void consuming(String channel, String stream, String consumer, String group);

    /** The application ends before the server has confirmed an event. Action: none; the event may have been sent. */
    @Message(id = 1212, value = "Channel %s was closed before Redis confirmed an event")
    IllegalStateException closedUnconfirmed(String channel);

    /** An entry is not a CloudEvent; it is dead-lettered as undecodable. Action: correct the sender. */
    @Message(id = 1213, value = "Not a CloudEvent: %s")
    UndecodableEventException notAnEvent(String reason, @Cause Throwable cause);

    /** An entry is in an event format that is not read. Action: let the sender use JSON, or the binary mode. */
    @Message(id = 1214, value = "The field content-type is %s; of the event formats only JSON is read")
    UndecodableEventException formatNotRead(String contentType);

    /** An entry in structured mode has no JSON. Action: correct the sender. */
    @Message(id = 1215, value = "The entry has no field 'data' with the JSON of the event")
    UndecodableEventException noDocument();

    /** An entry is in neither content mode. Action: correct the sender; the README of the module describes both modes. */
    @Message(
            id = 1216,
            value =
                    "The entry has neither the field content-type with application/cloudevents+json nor the field ce_specversion")
    UndecodableEventException noContentMode();
}

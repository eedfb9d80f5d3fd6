package io.eventfunctions.i18n;

import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.concurrent.TimeoutException;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

import io.eventfunctions.UndecodableEventException;

/** The messages of functions, deliveries, channels and redrives. Codes 0101 to 0199 are those of the build. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 201, max = 499)
public interface CoreMessages extends BasicLogger {

    /** For what concerns a single delivery. */
    CoreMessages DELIVERY =
            Logger.getMessageLogger(MethodHandles.lookup(), CoreMessages.class, "io.eventfunctions.delivery");

    /** For what concerns a function. */
    CoreMessages FUNCTION =
            Logger.getMessageLogger(MethodHandles.lookup(), CoreMessages.class, "io.eventfunctions.function");

    /** For what concerns a channel, and for exceptions. */
    CoreMessages CHANNEL =
            Logger.getMessageLogger(MethodHandles.lookup(), CoreMessages.class, "io.eventfunctions.channel");

    // Functions and payloads

    /**
     * A filter names an attribute that the event does not have, or compares values of different types; the event is not for the
     * function. Action: none, unless the function misses events; then change its {@code @EventFilter}.
     */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 201, value = "The filter %s cannot be evaluated for event %s: %s")
    void filterNotEvaluated(String filter, String event, Object causes);

    /** The function expects a payload, and the event has no data. Action: correct the sender, or let the function take a CloudEvent. */
    @Message(id = 202, value = "The event has no data; %s was expected")
    UndecodableEventException noData(String payload);

    /** The function expects a payload, and the event's data is JSON null. Action: correct the sender. */
    @Message(id = 203, value = "The event's data is null; %s was expected")
    UndecodableEventException nullData(String payload);

    /**
     * The data is JSON, but not of the payload class; the message names the field. Action: correct the sender or the payload class,
     * then redrive the dead letter.
     */
    @Message(id = 204, value = "The event's data does not fit %s: %s")
    UndecodableEventException dataDoesNotFit(String place, String reason, @Cause Throwable cause);

    /** The data cannot be read at all. Action: see the cause. */
    @Message(id = 205, value = "The event's data cannot be read as %s")
    UndecodableEventException unreadableData(String payload, @Cause Throwable cause);

    /** The data has a media type that is not JSON. Action: correct the sender, or let the function take a CloudEvent. */
    @Message(id = 206, value = "The event's data is %s; JSON for %s was expected")
    UndecodableEventException notJson(String contentType, String payload);

    /** A payload cannot be sent. Action: make the class serializable by Jackson. */
    @Message(id = 207, value = "A %s cannot be written as JSON: %s")
    IllegalArgumentException unwritablePayload(String payload, String reason, @Cause Throwable cause);

    /** An object that is neither an event nor a payload was published or returned. Action: annotate its class with {@code @EventType}. */
    @Message(id = 208, value = "%s is not an event: annotate it with @EventType(\"...\") or use a CloudEvent instead")
    IllegalArgumentException notAnEvent(String type);

    /** The method that a payload's partition key is read with has failed. Action: see the cause. */
    @Message(id = 209, value = "The partition key cannot be read: %s failed")
    IllegalArgumentException partitionKeyFailed(Object method, @Cause Throwable cause);

    /** An object is a kind of two payload classes. Action: annotate its own class with {@code @EventType}. */
    @Message(id = 230, value = "%s is a kind of each of %s: annotate it with @EventType(\"...\") itself")
    IllegalArgumentException severalEventTypes(String type, Collection<Class<?>> payloads);

    // Delivery

    /** A listener has thrown an exception, which changes nothing in the delivery. Action: correct the listener. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 301, value = "The delivery listener %s failed")
    void listenerFailed(String listener, @Cause Throwable failure);

    /**
     * A dead letter was not confirmed by its broker, so the event is rejected and redelivered. Action: restore the dead-letter
     * channel; the cause says what is wrong.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 302,
            value = "The dead-letter channel %s did not accept event %s from %s of channel %s; the event is rejected")
    void deadLetterNotAccepted(
            String deadLetterChannel, String event, Object source, String channel, @Cause Throwable failure);

    /** A message is not a CloudEvent. Action: correct the sender; the dead letter holds the message's bytes. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 303, value = "Message %s from %s on channel %s is not a CloudEvent, outcome %s: %s")
    void undecodable(String event, Object source, String channel, Object outcome, String reason);

    /** Events of this type are acknowledged without being handled. Action: none, unless a function should handle them. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 304, value = "No function on channel %s wants event %s of type %s; such events are acknowledged")
    void unmatched(String channel, String event, String type);

    /** A further event of a type that no function wants. Action: none. */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 316, value = "No function on channel %s wants event %s of type %s; it is acknowledged")
    void unmatchedAgain(String channel, String event, String type);

    /** An attempt has failed; another one, a dead letter or a rejection follows. Action: see the cause. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 305, value = "Attempt %d to deliver %s failed")
    void attemptFailed(int attempt, Object delivery, @Cause Throwable failure);

    /** A delivery has ended well. Action: none. */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 306, value = "%s: %s")
    void delivered(Object outcome, Object delivery);

    /** An event was older than its time to live before its first attempt. Action: none; see {@code delivery.ttl}. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 307, value = "Discarded %s: its time to live is over")
    void expired(Object delivery);

    /** An event was dead-lettered. Action: see the reason, then redrive or remove the dead letter. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 308, value = "Dead-lettered %s: %s")
    void deadLettered(Object delivery, Object failure);

    /** An event was returned to the broker, whose failure strategy applies. Action: see the reason. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 309, value = "Rejected %s: %s")
    void rejected(Object delivery, Object failure);

    /**
     * The broker has taken a message back, or this process has given it back, before an attempt began. Its event is delivered elsewhere or again.
     * Action: none.
     */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 353, value = "Not attempted: %s: %s")
    void takenBack(Object delivery, Object failure);

    /** A configuration value is invalid. Action: set a value as described. */
    @Message(id = 310, value = "Invalid value '%s' for %s: expected %s")
    IllegalStateException invalidValue(Object value, String key, String expected);

    /** A key of the delivery policy does not exist. Action: correct its spelling. */
    @Message(id = 311, value = "Unknown key %s: the delivery keys of %s channels are %s")
    IllegalStateException unknownKey(String key, String direction, Collection<String> known);

    /** Expired events are to be dead-lettered, and there is no dead-letter channel. Action: set one. */
    @Message(
            id = 312,
            value =
                    "Channel %1$s has on-expiry=dead-letter but no dead-letter channel: set mp.messaging.incoming.%1$s.delivery.dead-letter")
    IllegalStateException noDeadLetterChannel(String channel);

    /** The store could not be told of an outcome, so that a duplicate of the event may be handled. Action: see the cause. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 313, value = "The deduplication store did not record %s; a duplicate of the event may be handled")
    void notRecorded(Object delivery, @Cause Throwable failure);

    /** A channel's deduplication store does not exist. Action: use one of those that do, or add the bean. */
    @Message(
            id = 314,
            value = "Invalid value '%s' for %s: expected none, memory, or the @Identifier of a DeduplicationStore bean")
    IllegalStateException unknownStore(String value, String key);

    /** A step of a delivery has thrown unexpectedly; the event is rejected, so nothing is lost. Action: report it with its cause. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 315, value = "The delivery of %s failed unexpectedly; %s")
    void failedUnexpectedly(Object delivery, String consequence, @Cause Throwable failure);

    /** A native image cannot check names of classes that its build did not know. Action: set the key at build time, too. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 317,
            value =
                    "The class %s in delivery.no-retry-on was not named there when this native image was built: functions that fail with it are not retried, but whether the class exists cannot be checked")
    void uncheckedExceptionClass(String name);

    /**
     * A delivery's claim on its event has lapsed, because the process was paused or the store could not be reached, and another delivery
     * may have it. Action: none; if it happens often, see why the process pauses.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 330,
            value =
                    "The claim on %s is lost: it lapsed before it was renewed, and another delivery may handle the event")
    void claimLost(Object delivery);

    /** An attempt was at work when its claim was lost, so its result does not count. Action: none; the claim is asked for again. */
    @Message(id = 331, value = "The claim on %s was lost during the attempt; its result does not count")
    IllegalStateException claimLostDuringAttempt(Object delivery);

    /**
     * Claims could not be renewed; they lapse if that goes on. Logged once until one is renewed again. Action: see the cause.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 332, value = "The deduplication store did not renew the claim on %s; claims lapse after 30 seconds")
    void claimNotRenewed(Object delivery, @Cause Throwable cause);

    /** A store has completed a stage with null. Action: correct the store. */
    @Message(id = 333, value = "The deduplication store has answered with null")
    IllegalStateException noAnswer();

    /**
     * A call that was given up ignores its interrupt, and keeps its slot until it returns. Logged once, until no such call has been at work for
     * a minute. Action: give blocking calls in the function timeouts of their own.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 334,
            value =
                    "Function %s on channel %s does not return from a call that was given up; the call keeps one of its %d slots until it returns")
    void callOverdue(String function, String channel, int slots);

    /**
     * All slots of a function are taken by calls that were given up and have not returned, so it handles no events of the channel. Action: see
     * a thread dump for where they hang, and restart the application if they do not return.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 335,
            value =
                    "Function %s on channel %s handles no events: all of its %d slots are taken by calls that were given up and have not returned")
    void slotsUsedUp(String function, String channel, int slots);

    /** What the health check shows while all slots of a function are taken by calls that were given up. Action: as for EVF0335. */
    @Message(id = 336, value = "degraded: all %d slots are taken by calls that were given up and have not returned")
    String degraded(int slots);

    /**
     * A dead letter exceeds the size that its channel takes, so a smaller one is sent: with a shorter message, without the event's data, or
     * without its further attributes. Action: use a dead-letter channel that takes larger messages if the data is needed.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 340,
            value =
                    "The dead letter of event %2$s from %3$s on channel %4$s is too large for the dead-letter channel %1$s; a smaller one is sent: %5$s")
    void deadLetterTooLarge(String deadLetterChannel, String event, Object source, String channel, Object step);

    /** A function's next attempt does not fit into the invocation, and follows in a message of its own. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 350, value = "%s: %s")
    void retryDeferred(Object delivery, String when);

    /**
     * A retry could not be sent back to its queue, so the whole message is given back, and functions that are done with it handle it
     * again. Action: see the cause; the application must be allowed to send to the queues that it consumes.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 351,
            value = "The retry of %s cannot be sent to its queue, so all functions of the channel get the event again")
    void retryNotSent(Object delivery, @Cause Throwable cause);

    // Where channels send to

    /** Dead letters would return to the channel that they came from, without end. Action: use another dead-letter channel. */
    @Message(
            id = 320,
            value =
                    "%s=%s sends to what channel %s consumes, so an event that cannot be handled would be delivered again and again: set %s to a channel that sends elsewhere")
    IllegalStateException deadLetterLoop(String key, String value, String channel, String ownKey);

    /** Dead letters would get back to a channel by way of others, without end. Action: let one of them send elsewhere. */
    @Message(
            id = 341,
            value =
                    "%s=%s lets dead letters go from channel %s, so an event that none of them can handle would be delivered again and again: set %s to a channel that sends elsewhere")
    IllegalStateException deadLetterCircle(String key, String value, String circle, String ownKey);

    /** Of channels that share a source, each gets a part of the events. Action: as the message says. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 342,
            value =
                    "Channels %s and %s both consume %s, so each event reaches one of them, and the functions of the other never see it: put the functions on one channel, or give each channel a consumer group or queue of its own")
    void channelsShareSource(String one, String other, Object source);

    /** A function or a dead-letter key sends to a channel that has no single destination. Action: as the message says. */
    @Message(id = 321, value = "%s, which is not possible. %s")
    IllegalStateException noDestination(String sender, String reason);

    /** A connector's attribute takes from functions what the delivery policy needs. Action: use the policy's key instead. */
    @Message(
            id = 323,
            value = "Invalid value '%2$s' for %1$s: channel %3$s belongs to functions; remove the key and set %4$s")
    IllegalStateException refusedAttribute(String key, String value, String channel, String instead);

    /** A connector's attribute must have a certain value on the channels of functions. Action: remove the key. */
    @Message(
            id = 324,
            value =
                    "Invalid value '%2$s' for %1$s: the channel belongs to functions, which need '%3$s'; remove the key")
    IllegalStateException requiredAttribute(String key, String value, String required);

    // Channels

    /**
     * A channel receives nothing more: its connector's failure strategy halts it at a rejected event, or its stream has failed. Action:
     * remove the cause, then resume the channel or restart the application; set {@code delivery.dead-letter} so that an event that
     * cannot be handled does not halt it.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 401,
            value =
                    "Channel %s is halted, and its liveness is DOWN. Messages that are not acknowledged are redelivered, to this application when the channel is resumed or the application is restarted")
    void channelHalted(String channel, @Cause Throwable failure);

    /**
     * The broker has not taken an acknowledgement or a rejection, although it was repeated; the message is redelivered when its lease is
     * over. It is logged once until one is taken again. Action: see the cause; deduplication recognizes the duplicate.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 402,
            value = "A message on channel %s could not be settled; it is redelivered when the broker's lease is over")
    void notSettled(String channel, @Cause Throwable failure);

    /** The broker takes acknowledgements and rejections again. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 430, value = "Channel %s settles messages again; %d were left to be redelivered")
    void settlesAgain(String channel, int messages);

    /**
     * The broker has taken a message back while a function was at work with it, so it is redelivered. It is logged once until a message is
     * handled in time again. Action: shorten the function's work, or set {@code delivery.deduplication}.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 431,
            value = "A message on channel %s was handled, but its lease had ended meanwhile; it is redelivered")
    void handledTooLate(String channel);

    /** A channel was paused by the application or over HTTP. Action: resume it. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 432, value = "Channel %s is paused")
    void paused(String channel);

    /** A channel that was paused or halted receives again. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 433, value = "Channel %s receives messages again")
    void resumed(String channel);

    /** A halted channel cannot be paused. Action: none; it receives nothing. */
    @Message(id = 434, value = "Channel %s is halted, so it cannot be paused")
    IllegalStateException pausedWhileHalted(String channel);

    /** The stream of a halted channel cannot be restarted. Action: restart the application. */
    @Message(id = 435, value = "Channel %s is halted, and its connector cannot restart it: restart the application")
    IllegalStateException notResumable(String channel);

    /** Deliveries from before a channel was halted have not ended. Action: resume the channel when they have. */
    @Message(
            id = 436,
            value =
                    "Channel %s is halted, and functions are still at work with its events: resume it when they have ended")
    IllegalStateException stillAtWork(String channel);

    /** No function consumes a channel of that name. Action: use one of those that are named. */
    @Message(id = 437, value = "No function consumes a channel %s; there are %s")
    IllegalArgumentException noIncomingChannel(String channel, Collection<String> channels);

    /** At its stop, a channel returns messages that are not handled yet. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 403, value = "Channel %s returns %d messages to the broker")
    void messagesReturned(String channel, int messages);

    /** A codec or filter has thrown an exception; the message is rejected. Action: report it with its cause. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 404, value = "A message on channel %s could not be read and is rejected")
    void unreadableMessage(String channel, @Cause Throwable failure);

    /**
     * A retry is for a function that no longer exists on the channel, or no longer wants the event. Its message is rejected, so that the
     * queue's redrive policy keeps it. Action: publish the event again for the function that replaces it.
     */
    @Message(
            id = 352,
            value =
                    "A retry for function %s arrived, which channel %s does not have or which does not want event %s from %s")
    IllegalStateException noFunctionToRetry(String function, String channel, String event, Object source);

    /** A function's channel has no connector. Action: set it. */
    @Message(id = 405, value = "Channel %1$s has no connector: set mp.messaging.incoming.%1$s.connector")
    IllegalStateException noConnector(String channel);

    /** The connector has no codec for CloudEvents. Action: add the Event Functions extension for it, or use another connector. */
    @Message(
            id = 406,
            value =
                    "Channel %1$s uses the connector %2$s, for which there is no codec: add the extension for it, or an EventCodec bean with @Identifier(\"%2$s\")")
    IllegalStateException noCodec(String channel, String connector);

    /** Something was published to a channel that does not exist. Action: correct the name, or configure the channel. */
    @Message(id = 407, value = "There is no channel %s to publish to; there are %s")
    String noChannel(String channel, Collection<String> channels);

    /** Something was published to a channel that cannot be published to. Action: as the message says. */
    @Message(id = 408, value = "%s")
    IllegalArgumentException notPublished(String reason);

    /** A channel consumes several topics, so that there is no single one to send to. Action: as the message says. */
    @Message(
            id = 409,
            value =
                    "Nothing can be sent to channel %s, because it consumes %s, which is not a single queue or topic: configure an outgoing channel (mp.messaging.outgoing.<name>.*) to one and send there, or give each an incoming channel of its own")
    String noSingleDestination(String channel, Object source);

    /** A broker or its client refuses an event because of its size. Action: send less, or raise the broker's limit. */
    @Message(id = 410, value = "Event %s from %s is too large for channel %s: %s")
    String tooLarge(String event, Object source, String channel, String reason);

    /**
     * No broker has confirmed an event in time; it may still arrive. Action: remove the reason that the message names, then publish the
     * event again with the same id; for slow brokers raise {@code delivery.timeout}.
     */
    @Message(id = 411, value = "Event %s from %s was not confirmed on channel %s within %s (%s): %s")
    TimeoutException notConfirmed(
            String event, Object source, String channel, String timeout, String key, String reason);

    /** The reason in {@link #notConfirmed} if the connector reports none. */
    @Message(id = Message.NONE, value = "the broker did not answer")
    String noReport();

    /** Something was published to a channel that is switched off. Action: enable the channel, or do not publish to it. */
    @Message(id = 412, value = "Nothing can be sent to channel %s, because it is disabled: remove %s=false")
    String disabled(String channel, String key);

    /** A channel takes no events any more, for example after a failure or during shutdown. Action: see the reason. */
    @Message(id = 413, value = "Event %s from %s cannot be sent to channel %s, which takes nothing any more: %s")
    IllegalStateException notEmitted(
            String event, Object source, String channel, String reason, @Cause Throwable cause);

    /**
     * On Lambda, nothing can be sent in this execution environment because Reactive Messaging did not start with the first event that was
     * sent. Action: see the reason, most often the settings of an outgoing channel.
     */
    @Message(id = 414, value = "The connectors of the outgoing channels have not started: %s")
    IllegalStateException connectorsNotStarted(String reason, @Cause Throwable cause);

    // Dead letters

    /** Dead letters of a channel were asked for that holds none. Action: use one of those that are named. */
    @Message(id = 420, value = "Channel %s is not a dead-letter channel; there are %s")
    IllegalArgumentException noDeadLetterChannelOfThatName(String channel, Collection<String> channels);

    /** The dead letters of a connector cannot be read. Action: read them with the broker's own tools. */
    @Message(
            id = 421,
            value =
                    "The dead letters of channel %s cannot be read: there is no DeadLetterStore bean with @Identifier(\"%s\")")
    IllegalArgumentException noDeadLetterStore(String channel, String connector);

    /** The in-memory connector of unit tests has no store of dead letters. Action: as the message says. */
    @Message(
            id = 422,
            value =
                    "The dead letters of channel %s cannot be read: they are in memory, for unit tests; inject InMemoryConnector with @Any and use sink(\"%s\").received()")
    IllegalArgumentException deadLettersInMemory(String channel, String sink);

    /** A second redrive of the channel might send a dead letter twice. Action: wait until the first one has ended. */
    @Message(id = 423, value = "The dead letters of channel %s are being redriven already: wait until that has ended")
    String redriveInProgress(String channel);

    /** A dead letter has no function or channel attribute. Action: none; no function failed with it. */
    @Message(id = 424, value = "No function failed with it, so there is none to send it to")
    String noFunctionFailed();

    /** The function or its channel was renamed or removed since. Action: restore the name, or remove the dead letter. */
    @Message(id = 425, value = "This application has no function %s on a channel %s that takes the event")
    String noSuchFunction(String function, String channel);

    /** Applications share the dead-letter channel. Action: redrive the dead letter from the application that is named. */
    @Message(id = 440, value = "It is a dead letter of the application %s: redrive it there")
    String ofOtherApplication(Object application);

    /** The event has been redriven as often as allowed. Action: raise the limit if another redrive makes sense. */
    @Message(
            id = 426,
            value =
                    "It has been redriven %d times, which is the limit (quarkus.event-functions.dead-letters.max-redrives)")
    String redriveLimit(int redrives);

    /** A position that was asked for is not among the dead letters. Action: list the channel's dead letters. */
    @Message(id = 427, value = "There is no such dead letter, or it has been redriven")
    String noSuchDeadLetter();

    /** The dead-letter channel did not take the event with its data. Action: publish the event again from its origin. */
    @Message(
            id = 428,
            value =
                    "The dead letter is not the whole event, which was too large for its channel (%s bytes of data are missing): publish the event again from its origin")
    String incompleteDeadLetter(Object bytes);
}

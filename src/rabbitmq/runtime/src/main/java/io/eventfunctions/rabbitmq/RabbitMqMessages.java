package io.eventfunctions.rabbitmq;

import java.io.IOException;
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
@ValidIdRange(min = 801, max = 899)
interface RabbitMqMessages {

    RabbitMqMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), RabbitMqMessages.class, "io.eventfunctions.rabbitmq");

    /**
     * A channel cannot connect to RabbitMQ, or cannot declare its exchange, queue or bindings; it retries, and readiness is down
     * meanwhile. Action: fix the reason in the message: the address, the credentials, the permissions, or attributes that differ from
     * those of an existing queue; nothing needs a restart.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 801, value = "%s cannot use RabbitMQ at %s: %s; it retries every %d ms")
    void cannotConnect(String channel, Object server, String reason, long millis);

    /** A channel is connected after {@code EVF0801} or {@code EVF0803}. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 802, value = "%s is connected to RabbitMQ")
    void connected(String channel);

    /**
     * A channel has lost its connection and reconnects; unacknowledged messages are redelivered, unconfirmed ones are sent again.
     * Action: check the server and the network if {@code EVF0802} does not follow.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 803, value = "%s lost its connection to RabbitMQ at %s: %s")
    void connectionLost(String channel, Object server, String reason);

    /**
     * RabbitMQ cancelled a consumer, for example because its queue was deleted or moved to another node; the channel declares the
     * queue and consumes it again. Action: none if that was intended.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 804,
            value =
                    "RabbitMQ cancelled the consumer of channel %s on queue %s, as it does when a queue is deleted or moves to"
                            + " another node; the channel consumes it again")
    void consumerCancelled(String channel, String queue);

    /**
     * A channel names a credentials provider that does not exist; the application does not start. Action: add a
     * {@code CredentialsProvider} bean with that {@code @Identifier}, or remove the attribute.
     */
    @Message(
            id = 805,
            value =
                    "Invalid value '%s' for the attribute credentials-provider-name of channel %s: expected the @Identifier of a"
                            + " CredentialsProvider bean")
    IllegalStateException unknownCredentialsProvider(String name, String channel);

    /** A channel has an unknown failure strategy; the application does not start. Action: set one of the listed strategies. */
    @Message(id = 806, value = "Invalid value '%s' for mp.messaging.incoming.%s.failure-strategy: expected one of %s")
    IllegalStateException unknownFailureStrategy(String name, String channel, String expected);

    /** The stream of messages to an outgoing channel failed; the channel sends nothing more. Action: restart and report it. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 807, value = "Outgoing channel %s no longer sends messages, because its stream failed")
    void outgoingStreamFailed(String channel, @Cause Throwable cause);

    /**
     * TLS cannot be configured for a channel; the application does not start. Action: check the named TLS configuration, or the trust
     * store and its password.
     */
    @Message(id = 808, value = "Cannot configure TLS for channel %s: %s")
    IllegalStateException cannotConfigureTls(String channel, String reason, @Cause Throwable cause);

    /** The reason in {@link #cannotConfigureTls} if a named configuration does not exist. */
    @Message(id = Message.NONE, value = "the TLS configuration '%1$s' (quarkus.tls.%1$s.*) does not exist")
    IllegalArgumentException unknownTlsConfiguration(String name);

    /** RabbitMQ refused a published message, for example because a queue is full. Action: check the limits of the queues. */
    @Message(
            id = 811,
            value = "RabbitMQ did not accept a message of channel %s for exchange '%s' with routing key '%s'")
    IOException notAccepted(String channel, String exchange, String routingKey);

    /**
     * RabbitMQ closed the AMQP channel because of a published message; all unconfirmed messages of the channel fail. Action: fix the
     * reason in the message.
     */
    @Message(id = 812, value = "RabbitMQ rejected messages of channel %s: %s")
    IOException rejectedByServer(String channel, String reason, @Cause Throwable cause);

    /**
     * No queue is bound for a published message, so RabbitMQ would drop it; the publisher's call fails. Action: bind a queue, or set
     * {@code mandatory=false} if such messages may be dropped.
     */
    @Message(
            id = 813,
            value =
                    "No queue is bound to exchange '%1$s' with routing key '%2$s', so RabbitMQ would drop messages of channel"
                            + " %3$s; bind a queue, or set mp.messaging.outgoing.%3$s.mandatory=false to drop them")
    UnroutableException unroutable(String exchange, String routingKey, String channel);

    /** A published message is too large for RabbitMQ. Action: send less data, or raise the server's {@code max_message_size}. */
    @Message(id = 814, value = "The message is too large for RabbitMQ: %s")
    TooLargeException tooLarge(String reason, @Cause Throwable cause);

    /**
     * A message is not a valid CloudEvent; it is delivered as an event of type {@code io.eventfunctions.undecodable}. Action: fix the
     * sender; the dead letter has the queue in its source and the property {@code message-id} or a hash of the body as id.
     */
    @Message(id = 815, value = "The RabbitMQ message is not a valid CloudEvent: %s")
    UndecodableEventException notAnEvent(String reason, @Cause Throwable cause);

    /** A message is compressed or encoded. Action: send messages without the property {@code content-encoding}. */
    @Message(id = 816, value = "Invalid content-encoding '%s': expected none, or one of utf-8, utf8, identity, binary")
    UndecodableEventException unsupportedEncoding(String encoding);

    /** A structured event has a format other than JSON. Action: send events as {@code application/cloudevents+json}. */
    @Message(id = 817, value = "Invalid content-type '%s': JSON is the only supported event format")
    UndecodableEventException unsupportedFormat(String contentType);

    /** Neither the content type nor the headers say that a message is a CloudEvent. Action: send events in one content mode. */
    @Message(id = 818, value = "The message has neither a content-type of CloudEvents nor the header %s")
    UndecodableEventException unmarked(String header);

    /** The header of a CloudEvents attribute has a type that attributes cannot have. Action: send one of the listed types. */
    @Message(
            id = 819,
            value =
                    "Invalid header of the attribute '%s': expected text, an integer, a boolean, a timestamp or bytes, but it is"
                            + " a %s")
    String invalidHeader(String attribute, String type);

    /** A message could not be sent because the connection broke; it is sent on the next one. Action: none. */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 820, value = "Channel %s sends a message again on its next connection")
    void sentAgain(String channel, @Cause Throwable cause);

    /**
     * An alarm of the server blocks everything that is published to it; publications end after {@code delivery.timeout}. Action: give the
     * server the memory or disk space that it asks for.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 821, value = "%s cannot publish, because RabbitMQ at %s blocks its publishers: %s")
    void publishersBlocked(String channel, Object server, String reason);

    /** The alarm of {@code EVF0821} is over. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 822, value = "%s can publish again: RabbitMQ at %s no longer blocks its publishers")
    void publishersUnblocked(String channel, Object server);

    /** A channel has an impossible prefetch; the application does not start. Action: set a number as described, or remove the key. */
    @Message(
            id = 823,
            value =
                    "Invalid value '%s' for mp.messaging.incoming.%s.max-outstanding-messages: expected a whole number from 1 to 65535")
    IllegalStateException invalidPrefetch(int value, String channel);

    /**
     * A channel consumes a stream. A stream keeps no acknowledgements, so the channel would miss the events that are published while its
     * connection is lost, or get all of them again. Configured so, the application does not start; otherwise the channel halts at its first
     * event. Action: use a classic or quorum queue.
     */
    @Message(
            id = 824,
            value =
                    "Channel %s consumes the queue %s, which is a stream (%s): a stream keeps no acknowledgements, so events would be missed or redelivered; use a classic or quorum queue")
    IllegalStateException streamQueue(String channel, String queue, String evidence);

    /**
     * The dead letters of a channel cannot be read, because it sends to an exchange and names no queue. Action: set the attribute that the
     * message names.
     */
    @Message(
            id = 825,
            value =
                    "The dead letters of channel %s cannot be read, because their queue is not known: set mp.messaging.outgoing.%s.queue.name")
    IllegalStateException unknownDeadLetterQueue(String channel, String outgoing);

    /** The dead letters in a queue cannot be read. Action: see the reason; the user needs the permission to read the queue. */
    @Message(id = 826, value = "Cannot read the dead letters of channel %s from queue %s of RabbitMQ at %s: %s")
    IllegalStateException cannotReadDeadLetters(
            String channel, String queue, Object server, String reason, @Cause Throwable cause);

    /**
     * A dead letter was redriven, but it could not be removed, because the connection that it was read on is lost; it may be redriven
     * again. Action: none if its function is idempotent; otherwise remove the message from the queue.
     */
    @Message(
            id = 827,
            value = "Dead letter %s of channel %s was redriven but cannot be removed; it may be redriven twice")
    IllegalStateException cannotRemoveDeadLetter(String position, String channel, @Cause Throwable cause);

    /**
     * A channel has two different prefetches; the application does not start. Action: remove {@code max-outstanding-messages}, or set both to
     * one number.
     */
    @Message(
            id = 828,
            value =
                    "Invalid value '%1$s' for mp.messaging.incoming.%2$s.max-outstanding-messages: expected %3$s, the delivery.prefetch of the channel, or no value")
    IllegalStateException contradictoryPrefetch(int value, String channel, int prefetch);

    /**
     * The quorum queue of a channel drops a message that is returned too often. Each restart and each lost connection returns the messages
     * in flight. Action: give the queue a dead-letter exchange, for example with {@code auto-bind-dlq=true}, or raise its limit; ignore the
     * message if a policy of the server does that.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 829,
            value =
                    "Quorum queue %1$s of channel %2$s drops messages that were returned more than %3$s times, also by restarts and lost connections, because it has a delivery limit and no dead-letter exchange: set mp.messaging.incoming.%2$s.auto-bind-dlq=true, or raise queue.x-delivery-limit")
    void dropsAtDeliveryLimit(String queue, String channel, String limit);

    /** Why the connection of a halted channel is closed. */
    @Message(id = Message.NONE, value = "the channel is halted")
    String suspended();

    /** Why publications to a server with an alarm are not confirmed. */
    @Message(id = Message.NONE, value = "RabbitMQ blocks its publishers: %s")
    String blocked(String reason);

    /** The reason in {@link #cannotConnect} if the server closes the AMQP channel as soon as it is opened. */
    @Message(id = Message.NONE, value = "the AMQP channel was closed at once")
    IOException closedAtOnce(@Cause Throwable cause);

    /** The reason in {@link #cannotConnect} if the server does not answer. */
    @Message(id = Message.NONE, value = "it does not answer (%s)")
    String noAnswer(String exception);
}

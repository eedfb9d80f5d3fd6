package io.eventfunctions.http;

import java.lang.invoke.MethodHandles;
import java.time.Duration;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages of publishing over HTTP. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 601, max = 699)
interface HttpMessages {

    /** Logs and creates the messages. */
    HttpMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), HttpMessages.class, "io.eventfunctions.http");

    /**
     * The broker has refused an event that was published over HTTP, or cannot be reached; the client got status 503. Action: check
     * the broker as the cause says; the client should send the event again with the same id.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 601, value = "An event could not be published to channel %s over HTTP")
    void publishFailed(String channel, @Cause Throwable cause);

    /**
     * A request to /dead-letters/{channel} failed because the broker did not respond as expected; the client got status 503.
     * Action: check the broker as the cause says, and repeat the request.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 602, value = "Dead letters could not be read or redriven")
    void deadLettersUnavailable(@Cause Throwable cause);

    /**
     * A client has closed the connection before it has sent the whole body, or has violated the HTTP protocol; nothing was
     * published. Action: none, unless it happens often; then check the client and the proxies between.
     */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 603, value = "The body of a request to %s was not received completely")
    void bodyIncomplete(String path, @Cause Throwable cause);

    /** The limit of unconfirmed events allows none. Action: set the key to a whole number above 0, or remove it. */
    @Message(
            id = 604,
            value =
                    "Invalid value '%d' for quarkus.event-functions.http.max-unconfirmed: expected a whole number above 0")
    IllegalArgumentException invalidMaxUnconfirmed(int value);

    /** A request cannot wait for a confirmation at all. Action: set the key to a duration above 0, or remove it. */
    @Message(
            id = 605,
            value =
                    "Invalid value '%s' for quarkus.event-functions.http.timeout: expected a duration above 0, such as 10s")
    IllegalArgumentException invalidTimeout(Duration value);
}

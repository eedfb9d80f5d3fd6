package io.eventfunctions.aws;

import java.lang.invoke.MethodHandles;
import java.util.List;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** All messages of this module; those of the binding are in {@code io.eventfunctions.aws.binding}. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 701, max = 749)
public interface AwsMessages {

    AwsMessages MESSAGES = Logger.getMessageLogger(MethodHandles.lookup(), AwsMessages.class, "io.eventfunctions.aws");

    /**
     * A channel names a credentials provider that does not exist or cannot be created. Action: name a class that implements
     * {@code AwsCredentialsProvider} and has a public static method {@code create()}; in a native image, configure it when the image
     * is built.
     */
    @Message(
            id = 701,
            value =
                    "Invalid value '%s' for the attribute credentials-provider: expected an AwsCredentialsProvider with a public"
                            + " static method create()%s")
    IllegalStateException invalidCredentialsProvider(String type, String inNativeImage, @Cause Throwable cause);

    /** The addition to {@link #invalidCredentialsProvider} in a native image. */
    @Message(id = Message.NONE, value = ", which was configured when the native image was built")
    String configuredAtBuild();

    /**
     * The queue of a channel does not exist. Action: create the queue, or set the channel's attribute {@code queue} or
     * {@code queue.url}; check the region and the account of the credentials, too.
     */
    @Message(
            id = 702,
            value =
                    "Channel %s has no queue: the queue %s does not exist in this account and region; create it or set the"
                            + " channel's attribute queue or queue.url")
    String queueNotFound(String channel, String queue);

    /**
     * A channel cannot reach its queue or topic and retries until it can; readiness is down meanwhile. Action: check the network,
     * the endpoint and the credentials; nothing needs a restart.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 703, value = "Channel %s cannot reach %s and retries: %s")
    void unreachable(String channel, String queueOrTopic, String reason);

    /** A channel reaches its queue or topic again after {@code EVF0703}. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 704, value = "Channel %s reaches %s again")
    void reachableAgain(String channel, String queueOrTopic);

    /**
     * The topic of a channel does not exist. Action: create the topic, or set the channel's attribute {@code topic} or
     * {@code topic.arn}; check the region and the account of the credentials, too.
     */
    @Message(
            id = 705,
            value =
                    "Channel %s has no topic: the topic %s does not exist in this account and region; create it or set the"
                            + " channel's attribute topic or topic.arn")
    String topicNotFound(String channel, String topic);

    /**
     * An event is too large for SQS or SNS and is not sent. Action: send less data, for example a reference to it; a function that
     * returns such an event fails with {@code EventTooLargeException}.
     */
    @Message(id = 706, value = "The message for the %s %s has %d bytes; at most %d are allowed")
    String tooLarge(String kind, String target, long size, int limit);

    /**
     * An incoming channel has the SNS connector, but SNS delivers to subscribers and cannot be consumed. Action: subscribe an SQS
     * queue to the topic and set {@code smallrye-sqs}.
     */
    @Message(
            id = 707,
            value =
                    "Invalid value '%s' for %s: expected %s, with an SQS queue that is subscribed to the topic, because SNS cannot"
                            + " be consumed")
    String snsCannotBeConsumed(String connector, String key, String expected);

    /**
     * The visibility timeout of a message cannot be extended, for example because SQS allows at most 12 hours; the message may be
     * redelivered while its delivery goes on. Action: allow {@code sqs:ChangeMessageVisibility}, shorten the delivery's retries, and
     * keep functions idempotent.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 708,
            value =
                    "Channel %s cannot extend the visibility timeout of a message from queue %s, so it may be delivered twice: %s")
    void cannotExtendVisibility(String channel, String queue, String reason);

    /**
     * There is no SNS in dev mode or tests, so a topic delivers straight to the application's queues. Action: none; to use an SNS
     * endpoint, set {@code quarkus.sns.endpoint-override}.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 709,
            value =
                    "There is no SNS: topic %s delivers straight to the SQS queues %s, as with raw message delivery and without"
                            + " filter policies")
    void topicWithoutSns(String topic, List<String> queues);

    /**
     * A dead letter was redriven, but its message could not be deleted because its visibility timeout is over; it may be redriven
     * again. Action: none if its function is idempotent; otherwise delete the message from the queue.
     */
    @Message(
            id = 710,
            value =
                    "Dead letter %s of channel %s was redriven but cannot be removed, because its message is visible again; it may"
                            + " be redriven twice")
    IllegalStateException cannotRemoveDeadLetter(String position, String channel);

    /**
     * The dead letters in a queue cannot be read. Action: check that SQS is reachable and that the application may call
     * {@code GetQueueUrl} and {@code ReceiveMessage}.
     */
    @Message(id = 711, value = "Cannot read the dead letters of channel %s from %s: %s")
    IllegalStateException cannotReadDeadLetters(String channel, String queue, String reason, @Cause Throwable cause);

    /** The queue in {@link #cannotReadDeadLetters} before it is known. */
    @Message(id = Message.NONE, value = "its queue")
    String itsQueue();

    /** The reason in {@link #cannotReadDeadLetters} if SQS does not answer. */
    @Message(id = Message.NONE, value = "SQS did not answer within %d s")
    String noAnswer(long seconds);

    /** The reason in {@link #cannotReadDeadLetters} if the thread was interrupted. */
    @Message(id = Message.NONE, value = "interrupted")
    String interrupted();

    /**
     * The visibility timeout of a message that is given back could not be changed, because it was rejected or because its channel does
     * not receive, so the message is redelivered later than its backoff says. Action: allow {@code sqs:ChangeMessageVisibility}.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 712,
            value =
                    "Cannot change the visibility timeout of a message that is given back to queue %s; it is redelivered when its current"
                            + " visibility timeout is over: %s")
    void cannotReturnMessage(String queue, String reason);

    /** Extending visibility timeouts failed unexpectedly and is retried. Action: report it if it recurs. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 713, value = "Cannot extend the visibility timeouts of messages; it is retried")
    void extendingFailed(@Cause Throwable cause);

    /**
     * At shutdown, messages could not be deleted or made visible in time; they are redelivered when their visibility timeout is
     * over. Action: none.
     */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(
            id = 714,
            value =
                    "Messages could not be returned to their queues; they are redelivered when their visibility timeout is over")
    void notReturnedAtShutdown(@Cause Throwable cause);

    /** The reason in {@link #cannotExtendVisibility} for a message that has been in flight for as long as SQS allows. */
    @Message(id = Message.NONE, value = "it has been in flight for 12 hours, the longest time that SQS allows")
    String inFlightForTooLong();

    /** SQS has refused to change when a message is redelivered. Action: none; it is redelivered when its visibility timeout is over. */
    @Message(id = 715, value = "The visibility timeout of a message was not changed: %s")
    IllegalStateException visibilityNotChanged(String reason);
}

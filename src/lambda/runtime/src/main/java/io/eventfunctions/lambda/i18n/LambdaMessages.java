package io.eventfunctions.lambda.i18n;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.Collection;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

import io.eventfunctions.UndecodableEventException;

/** The messages of functions on AWS Lambda. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 901, max = 999)
public interface LambdaMessages {

    /** Logs and creates the messages. */
    LambdaMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), LambdaMessages.class, "io.eventfunctions.lambda");

    /**
     * A channel of connector event-functions-lambda has attributes of several event sources. Action: keep one of
     * the attributes topic, topic.arn, stream, stream.arn, table, table.stream.arn, bucket, bucket.arn, bus and bus.arn, and configure a
     * channel for each other event source.
     */
    @Message(
            id = 939,
            value = "Channel %s names more than one event source, %s: give each event source its own channel")
    IllegalArgumentException severalEventSources(String channel, Collection<?> sources);

    /**
     * The ARN by which a channel names its event source is that of something else. Action: set the ARN that the message describes. That of
     * a table's stream is the table's {@code LatestStreamArn}.
     */
    @Message(id = 950, value = "Invalid value '%s' for mp.messaging.incoming.%s.%s: expected %s")
    IllegalArgumentException notAnArn(String arn, String channel, String attribute, String expected);

    /**
     * Events that were sent while an HTTP request was handled have not been confirmed by their broker before the function's
     * timeout; the request fails. Action: check the broker, or give the function a longer timeout; the client may send the
     * request again.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 959,
            value =
                    "Events that were sent for %s %s have not been confirmed in time; the request fails, but the events may have been sent")
    void requestNotConfirmed(String method, String target);

    /**
     * The function was invoked with a JSON object that no supported event source sends; nothing was handled. Action: connect
     * the function with one of the supported event sources, or invoke it with a CloudEvent in JSON format.
     */
    @Message(
            id = 960,
            value =
                    "The function was invoked with a JSON object that is neither a batch of a supported event source nor a CloudEvent nor an HTTP request; its fields are %s")
    MalformedInvocationException unknownInvocation(Collection<String> fields);

    /**
     * A channel cannot receive a record of the invocation; the record is redelivered. Action: resume the channel if the application has
     * paused it; if it is halted, look in the log for the reason.
     */
    @Message(
            id = 961,
            value = "Channel %s cannot receive messages: it is paused or halted, or the application has not started")
    IllegalStateException channelStopped(String channel);

    /**
     * The function was invoked by an event source that none of its channels consumes; nothing was handled. Action: remove
     * the event source mapping, configure a channel that consumes the source, or correct
     * quarkus.event-functions.lambda.channels.
     */
    @Message(
            id = 962,
            value =
                    "The function was invoked by %s, which none of its channels consumes; the channels are %s. Remove the event source, set connector=%s and %s=%s on a channel, or correct quarkus.event-functions.lambda.channels")
    UnroutableRecordException notConsumed(
            String source, Collection<String> channels, String connector, String attribute, String name);

    /**
     * Records were rejected, and the invocation fails as a whole because the event source does not support partial batch
     * responses, or because quarkus.event-functions.lambda.report-batch-item-failures is false. Action: see the
     * reason in the message; the event source redelivers the batch according to its own configuration.
     */
    @Message(id = 963, value = "%d records were rejected and the invocation fails; the first of them is %s: %s")
    RejectedRecordsException recordsRejected(int count, Object first, Throwable reason, @Cause Throwable cause);

    /**
     * The deployment is limited to a channel that no function consumes. Action: correct
     * quarkus.event-functions.lambda.channels.
     */
    @Message(
            id = 964,
            value =
                    "Invalid value '%s' for quarkus.event-functions.lambda.channels: no function consumes channel %s; expected some of %s")
    IllegalStateException unknownChannel(String value, String channel, Collection<String> channels);

    /**
     * Two channels of one deployment consume the same queue, so that each message would reach only one of them. Action:
     * let the functions share a channel, or deploy the channels separately with
     * quarkus.event-functions.lambda.channels.
     */
    @Message(
            id = 965,
            value =
                    "Channels %s and %s both consume queue %s, which delivers a message to one of them only: let the functions share a channel, or limit the deployment with quarkus.event-functions.lambda.channels")
    IllegalStateException queueConsumedTwice(String first, String second, String queue);

    /**
     * Events that functions have sent were not confirmed by their broker before the function's timeout; all records of the
     * invocation are redelivered. Action: check the broker, or give the function a longer timeout or a smaller batch.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 966,
            value =
                    "Events that functions have sent were not confirmed in time; all %d records of the invocation are redelivered")
    void batchNotConfirmed(int records);

    /**
     * The backoff of rejected messages could not be given to their queue, so they are redelivered when their visibility timeout is over.
     * Action: see the cause; the function needs the permission sqs:ChangeMessageVisibility.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 940,
            value =
                    "The backoff of rejected messages cannot be given to their queue; they are redelivered when their visibility timeout is over")
    void redeliveryNotDelayed(@Cause Throwable cause);

    /**
     * The response to an HTTP request is larger than Lambda takes, so the client gets status 500. Action: return less, for example page by
     * page, or put the content into S3.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 941,
            value = "The response to %s %s is larger than the 6 MB that Lambda takes; the client gets status 500")
    void responseTooLarge(String method, String target);

    /**
     * The function was invoked with a list whose elements are not of one kind; nothing was handled. Action: invoke it with CloudEvents only, or
     * with records of one event source, as a pipe of EventBridge does.
     */
    @Message(
            id = 942,
            value =
                    "The function was invoked with a list that mixes elements of %s: expected CloudEvents only, or the records of one event source only")
    MalformedInvocationException mixedList(Collection<String> kinds);

    /**
     * A pipe of EventBridge passes records on whose source is not supported; nothing was handled. Action: remove the pipe, or have an input
     * template of the pipe make CloudEvents of the records.
     */
    @Message(id = 943, value = "A record of a pipe is of event source %s; supported are %s")
    MalformedInvocationException unknownPipeSource(String source, Collection<String> supported);

    /**
     * The application shuts down during an invocation, which is redelivered. Action: none.
     */
    @Message(id = 967, value = "The application shuts down; the invocation is redelivered")
    IllegalStateException shutdown(@Cause InterruptedException cause);

    /**
     * A channel has an event source that exists on AWS Lambda only; in a service it receives nothing. Action: none if the
     * application is deployed on AWS Lambda as well, else remove the channel or choose another connector.
     */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 968, value = "Channel %s receives events on AWS Lambda only, because its connector is %s")
    void channelOnLambdaOnly(String channel, String connector);

    /**
     * The function has started and serves these channels. Action: none.
     */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 969, value = "Invocations deliver events to %s")
    void channelsServed(Collection<String> channels);

    /**
     * The function was invoked directly with an event that no function on its channels handles. Action: correct the event's type, or
     * invoke the Lambda function that serves the channel.
     */
    @Message(
            id = 970,
            value = "The function was invoked with event %s of type %s, which no function on its channels %s handles")
    UnroutableRecordException unwantedEvent(String id, String type, Collection<String> channels);

    /**
     * The function was invoked with an HTTP request, but the application has no HTTP server. Action: remove the function URL
     * or the HTTP API, or add the extension quarkus-event-functions-http.
     */
    @Message(
            id = 971,
            value =
                    "The function was invoked with an HTTP request, %s %s, but the application has no HTTP server: remove the function URL or the API, or add the extension quarkus-event-functions-http")
    MalformedInvocationException noHttpServer(String method, String target);

    /**
     * The function was invoked with an HTTP request, but this deployment does not handle HTTP. Action: set
     * quarkus.event-functions.lambda.http to true, or remove the function URL or the HTTP API.
     */
    @Message(
            id = 972,
            value =
                    "The function was invoked with an HTTP request, %s %s, but this deployment does not handle HTTP: set quarkus.event-functions.lambda.http=true (QUARKUS_EVENT_FUNCTIONS_LAMBDA_HTTP), or remove the function URL or the API")
    MalformedInvocationException httpDisabled(String method, String target);

    /**
     * The function was invoked with neither a JSON object nor a JSON array; nothing was handled. Action: invoke it with a
     * CloudEvent in JSON format or with a list of them.
     */
    @Message(id = 973, value = "The function was invoked with %s: expected a JSON object, or a list of CloudEvents")
    MalformedInvocationException notAnObject(String payload);

    /**
     * The function was invoked with a payload that is not JSON; nothing was handled. Action: invoke it with a CloudEvent in JSON
     * format or with a list of them.
     */
    @Message(id = 974, value = "The payload of the invocation is not JSON: %s")
    MalformedInvocationException notJson(String reason, @Cause Throwable cause);

    /**
     * The function was invoked by a REST API, a load balancer, or an HTTP API with payload format 1.0. Action: use a function
     * URL, or an HTTP API with payload format 2.0.
     */
    @Message(
            id = 975,
            value =
                    "The function was invoked with an HTTP request in payload format 1.0; supported are function URLs, and HTTP APIs with payload format 2.0")
    MalformedInvocationException payloadFormat1();

    /**
     * A batch has a record of an event source that is not supported; nothing was handled. Action: remove the event source.
     */
    @Message(id = 976, value = "A record is of event source %s; supported are %s and Kafka")
    MalformedInvocationException unknownEventSource(String source, Collection<String> supported);

    /**
     * A record lacks a field that identifies it; nothing of the batch was handled. Action: if you made the invocation
     * yourself, add the field.
     */
    @Message(id = 977, value = "A record of %s has no %s; its fields are %s")
    MalformedInvocationException missingField(String source, String field, Collection<String> fields);

    /**
     * The function was invoked directly with an event that breaks the CloudEvents specification; nothing was handled.
     * Action: correct the event as the message says.
     */
    @Message(id = 978, value = "The function was invoked with an invalid CloudEvent: %s")
    MalformedInvocationException invalidEvent(String reason, @Cause Throwable cause);

    /**
     * The HTTP request of an invocation is marked as Base64, but its body is not. Action: if you made the invocation
     * yourself, encode the body or set isBase64Encoded to false.
     */
    @Message(id = 979, value = "The body of the HTTP request is not Base64, although isBase64Encoded is true: %s")
    MalformedInvocationException bodyNotBase64(String reason, @Cause Throwable cause);

    /**
     * The HTTP request of an invocation has no method or no path. Action: if you made the invocation yourself, add the field.
     */
    @Message(id = 980, value = "The HTTP request of the invocation has no %s")
    MalformedInvocationException incompleteRequest(String field);

    /**
     * The function was invoked with records of a Kafka topic, but the application cannot read them. Action: add the dependency
     * io.quarkus:quarkus-messaging-kafka.
     */
    @Message(
            id = 981,
            value =
                    "The function was invoked with records of a Kafka topic, but Kafka is not on the class path: add the dependency io.quarkus:quarkus-messaging-kafka")
    IllegalStateException kafkaMissing();

    /**
     * The application shuts down while it handles an HTTP request. Action: none; the client may send the request again.
     */
    @Message(id = 982, value = "The application shuts down; the HTTP request fails")
    IOException requestInterrupted(@Cause InterruptedException cause);

    /**
     * The invocation fails because events that the HTTP request has sent were not confirmed in time. Action: see
     * EVF0959.
     */
    @Message(id = 983, value = "Events of the HTTP request were not confirmed in time")
    IOException requestFailed(@Cause Throwable cause);

    /**
     * The application's HTTP server inside the execution environment cannot be called. Action: see the cause; the
     * server must listen on 127.0.0.1, which this extension configures.
     */
    @Message(id = 984, value = "The application's HTTP server on 127.0.0.1:%s does not respond")
    IOException serverUnreachable(String port, @Cause Throwable cause);

    /**
     * A record was not handled, because an earlier one of its message group was rejected; it is redelivered after that one.
     * Action: look for the reason why the earlier record was rejected.
     */
    @Message(id = 985, value = "%s is redelivered, because an earlier record of message group %s was rejected")
    IllegalStateException earlierRecordRejected(Object record, String group);

    /**
     * The content of a record is not a CloudEvent; the delivery policy decides what happens to it. Action: correct the sender, or
     * configure a dead-letter channel.
     */
    @Message(id = 986, value = "Not a CloudEvent: %s")
    UndecodableEventException notAnEvent(String reason, @Cause Throwable cause);

    /**
     * A record of a DynamoDB stream cannot be read. Action: report it with the record, which is among the dead letters if there
     * is a dead-letter channel.
     */
    @Message(id = 987, value = "Not a record of a DynamoDB stream: %s")
    UndecodableEventException notADynamoDbRecord(String reason, @Cause Throwable cause);

    /**
     * A record of a Kafka topic cannot be read as AWS Lambda passes it on. Action: report it with the record, which is
     * among the dead letters if there is a dead-letter channel.
     */
    @Message(id = 988, value = "Not a Kafka record: %s")
    UndecodableEventException notAKafkaRecord(String reason, @Cause Throwable cause);

    /**
     * An event was to be sent to a channel of connector event-functions-lambda, which only receives. Action: send to
     * an outgoing channel with another connector.
     */
    @Message(
            id = 989,
            value =
                    "Connector event-functions-lambda cannot send events: configure an outgoing channel with another connector")
    IllegalStateException cannotSend();
}

package io.eventfunctions.lambda.source;

/** The event sources that invoke functions. */
public enum SourceKind {
    /** A queue of Amazon SQS. */
    SQS("queue", "smallrye-sqs", Answer.EACH),
    /** A topic of Amazon SNS that invokes the function without a queue between. */
    SNS("topic", "event-functions-lambda", Answer.NONE),
    /** A topic of Amazon MSK or of a Kafka of one's own. */
    KAFKA("topic", "smallrye-kafka", Answer.FIRST),
    /** A stream of Amazon Kinesis. */
    KINESIS("stream", "event-functions-lambda", Answer.FIRST),
    /** The stream of a table of Amazon DynamoDB. */
    DYNAMODB("table", "event-functions-lambda", Answer.FIRST),
    /** A bucket of Amazon S3. */
    S3("bucket", "event-functions-lambda", Answer.NONE),
    /** A bus of Amazon EventBridge. */
    EVENTBRIDGE("bus", "event-functions-lambda", Answer.NONE),
    /** Somebody who invokes the function with a CloudEvent or several. */
    DIRECT("event", "event-functions-lambda", Answer.NONE);

    /** What an event source wants to hear of a batch that wasn't handled as a whole. */
    public enum Answer {
        /** Each item that has failed. */
        EACH,
        /** The first item that has failed, of each shard or partition: it is the checkpoint. */
        FIRST,
        /** Nothing: the invocation succeeds or fails. */
        NONE
    }

    private final String attribute;
    private final String connector;
    private final Answer answer;

    SourceKind(String attribute, String connector, Answer answer) {
        this.attribute = attribute;
        this.connector = connector;
        this.answer = answer;
    }

    /** The attribute by which a channel names its source of this kind. */
    public String attribute() {
        return attribute;
    }

    /** The connector of channels that consume such a source. */
    public String connector() {
        return connector;
    }

    /** What it wants to hear of failures. */
    public Answer answer() {
        return answer;
    }
}

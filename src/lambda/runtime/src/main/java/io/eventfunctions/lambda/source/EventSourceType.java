package io.eventfunctions.lambda.source;

/** The types of event sources that invoke functions. */
public enum EventSourceType {
    /** A queue of Amazon SQS. */
    SQS("queue", "smallrye-sqs", PartialBatchResponse.EACH_FAILURE),
    /** A topic of Amazon SNS that invokes the function without a queue between. */
    SNS("topic", "event-functions-lambda", PartialBatchResponse.NONE),
    /** A topic of Amazon MSK or of self-managed Kafka. */
    KAFKA("topic", "smallrye-kafka", PartialBatchResponse.FIRST_FAILURE),
    /** A stream of Amazon Kinesis. */
    KINESIS("stream", "event-functions-lambda", PartialBatchResponse.FIRST_FAILURE),
    /** The stream of a table of Amazon DynamoDB. */
    DYNAMODB("table", "event-functions-lambda", PartialBatchResponse.FIRST_FAILURE),
    /** A bucket of Amazon S3. */
    S3("bucket", "event-functions-lambda", PartialBatchResponse.NONE),
    /** A bus of Amazon EventBridge. */
    EVENTBRIDGE("bus", "event-functions-lambda", PartialBatchResponse.NONE),
    /** A direct invocation with one or several CloudEvents. */
    DIRECT("event", "event-functions-lambda", PartialBatchResponse.NONE);

    /** Which records the response to a batch names when some were rejected. */
    public enum PartialBatchResponse {
        /** Each record that was rejected. */
        EACH_FAILURE,
        /** The first record that was rejected in each shard or partition: it is the checkpoint. */
        FIRST_FAILURE,
        /** None: the invocation succeeds or fails as a whole. */
        NONE
    }

    private final String attribute;
    private final String connector;
    private final PartialBatchResponse partialBatchResponse;

    EventSourceType(String attribute, String connector, PartialBatchResponse partialBatchResponse) {
        this.attribute = attribute;
        this.connector = connector;
        this.partialBatchResponse = partialBatchResponse;
    }

    /** The attribute by which a channel names its event source of this type. */
    public String attribute() {
        return attribute;
    }

    /** The connector of channels that consume such an event source. */
    public String connector() {
        return connector;
    }

    /** Which records the response to a batch names. */
    public PartialBatchResponse partialBatchResponse() {
        return partialBatchResponse;
    }
}

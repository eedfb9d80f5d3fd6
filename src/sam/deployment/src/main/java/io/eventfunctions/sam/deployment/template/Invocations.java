package io.eventfunctions.sam.deployment.template;

import java.util.List;
import java.util.stream.Collectors;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.ChannelSpec;
import io.eventfunctions.sam.deployment.application.Source;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/** What invokes a function with the events of a channel. */
final class Invocations {

    private static final int USUAL_BATCH = 10;

    private final Encryption encryption;
    private final Streams streams;
    private final Kafka kafka;
    private final Pushes pushes;

    Invocations(Template template, Streams streams, Kafka kafka, Pushes pushes) {
        this.encryption = new Encryption(template);
        this.streams = streams;
        this.kafka = kafka;
        this.pushes = pushes;
    }

    void of(Channel channel, LambdaFunction function) {
        Source source = channel.source();
        if (source instanceof Source.Queue queue) {
            queue(channel, queue, function);
        } else if (source instanceof Source.Kafka topics) {
            kafka.consumer(function, channel, topics);
        } else if (source instanceof Source.Kinesis stream) {
            streams.kinesis(function, channel, stream);
        } else if (source instanceof Source.DynamoDb table) {
            streams.dynamoDb(function, channel, table);
        } else if (source instanceof Source.Topic topic) {
            pushes.topic(function, channel, topic);
        } else if (source instanceof Source.S3 bucket) {
            pushes.bucket(function, channel, bucket);
        } else if (source instanceof Source.Bus bus) {
            pushes.bus(function, channel, bus);
        }
    }

    /** @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sqs.html">SQS</a> */
    private void queue(Channel channel, Source.Queue queue, LambdaFunction function) {
        ChannelSpec spec = channel.settings();
        Mapping event = Mapping.empty()
                .put("Queue", Arns.queue(queue.name(), queue.url()))
                .put("BatchSize", spec.batchSize().orElse(USUAL_BATCH));
        spec.batchWindow().ifPresent(window -> event.put("MaximumBatchingWindowInSeconds", window.toSeconds()));
        concurrency(spec, event);
        event.put("FunctionResponseTypes", Nodes.line("ReportBatchItemFailures"));
        if (spec.filterCriteria() && !channel.types().isEmpty()) {
            event.put(
                    "FilterCriteria",
                    filter(channel),
                    "SQS deletes the others, binary events among them, and nobody hears of it");
        }
        function.event(Ids.of(channel.name()), "SQS", event);
        function.role()
                .allow(
                        "Receive",
                        Arns.queue(queue.name(), queue.url()),
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "sqs:GetQueueAttributes");
        encryption.allow(function.role());
        if (queue.url().isEmpty()) {
            function.setting(
                    ChannelSettings.incoming(channel.name(), "queue.url"), "${" + Ids.queue(queue.name()) + "}");
        }
    }

    /** Without a maximum a mapping knows nothing of a function's reserve, and what is refused counts as received. */
    private static void concurrency(ChannelSpec spec, Mapping event) {
        int reserve = spec.reservedConcurrency().orElse(0);
        Mapping scaling = Mapping.empty();
        if (spec.maximumConcurrency().isPresent()) {
            scaling.put("MaximumConcurrency", spec.maximumConcurrency().getAsInt());
        } else if (reserve >= QueueLimits.LEAST_CONCURRENCY) {
            scaling.put(
                    "MaximumConcurrency",
                    Math.min(reserve, QueueLimits.GREATEST_CONCURRENCY),
                    "no more than are reserved, since what is refused counts as received");
        }
        if (!scaling.isEmpty()) {
            event.put("ScalingConfig", scaling);
        }
    }

    /**
     * What it lets through; of binary events, whose type is in a message attribute, it would see nothing.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html">Event filtering on SQS</a>
     */
    private static Mapping filter(Channel channel) {
        String types = channel.types().stream()
                .map(type -> '"' + type.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
        return Mapping.empty()
                .put("Filters", List.of(Mapping.empty().put("Pattern", "{\"body\": {\"type\": %s}}".formatted(types))));
    }
}

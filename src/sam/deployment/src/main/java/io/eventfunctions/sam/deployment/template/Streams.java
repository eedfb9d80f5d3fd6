package io.eventfunctions.sam.deployment.template;

import java.util.Locale;
import java.util.Map;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.application.ChannelSpec;
import io.eventfunctions.sam.deployment.application.Source;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/**
 * Functions on streams, and what all event source mappings have in common that read in order.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-kinesis.html">Kinesis</a>
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-dynamodb.html">DynamoDB</a>
 */
final class Streams {

    private static final int USUAL_BATCH = 100;

    private final Template template;
    private final Encryption encryption;

    Streams(Template template) {
        this.template = template;
        this.encryption = new Encryption(template);
    }

    void kinesis(LambdaFunction function, Channel channel, Source.Kinesis source) {
        Node arn = stream(function, channel, "stream", "ARN of the Kinesis stream " + source.stream());
        Mapping event = Mapping.empty().put("Stream", arn);
        settings(function, channel, event);
        function.event(Ids.of(channel.name()), "Kinesis", event);
        function.role()
                .allow(
                        "Read",
                        Nodes.ref(parameter(channel)),
                        "kinesis:DescribeStream",
                        "kinesis:DescribeStreamSummary",
                        "kinesis:GetRecords",
                        "kinesis:GetShardIterator",
                        "kinesis:ListShards",
                        "kinesis:SubscribeToShard");
    }

    void dynamoDb(LambdaFunction function, Channel channel, Source.DynamoDb source) {
        Node arn = stream(function, channel, "table", "ARN of the stream of the DynamoDB table " + source.table());
        Mapping event = Mapping.empty().put("Stream", arn);
        settings(function, channel, event);
        function.event(Ids.of(channel.name()), "DynamoDB", event);
        function.role()
                .allow(
                        "Read",
                        Nodes.ref(parameter(channel)),
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator");
        function.role()
                .allowOnce(
                        "ListStreams",
                        Mapping.empty()
                                .put("Sid", "ListStreams")
                                .put("Effect", "Allow")
                                .put("Action", "dynamodb:ListStreams")
                                .put("Resource", "*", "a list of streams has no narrower resource"));
    }

    /** Where to begin, how many at a time, and what becomes of records that are rejected again and again. */
    void settings(LambdaFunction function, Channel channel, Mapping event) {
        ChannelSpec spec = channel.settings();
        event.put(
                        "StartingPosition",
                        spec.startingPosition().toUpperCase(Locale.ROOT).replace('-', '_'))
                .put("BatchSize", spec.batchSize().orElse(USUAL_BATCH));
        spec.batchWindow().ifPresent(window -> event.put("MaximumBatchingWindowInSeconds", window.toSeconds()));
        event.put("FunctionResponseTypes", Nodes.line("ReportBatchItemFailures"))
                .put("BisectBatchOnFunctionError", true)
                .put("MaximumRetryAttempts", spec.maximumRetryAttempts());
        spec.maximumRecordAge().ifPresent(age -> event.put("MaximumRecordAgeInSeconds", age.toSeconds()));
        String failed = Ids.queue(Queues.failed(channel.name()));
        event.put(
                "DestinationConfig",
                Map.of("OnFailure", Map.of("Destination", Nodes.getAtt(failed, "Arn"))),
                "where Lambda tells which records it has given up");
        function.role().allow("SendTo" + failed, Nodes.getAtt(failed, "Arn"), "sqs:SendMessage");
        encryption.allow(function.role());
    }

    /** The stream is there already; records find the channel by the name in its ARN. */
    private Node stream(LambdaFunction function, Channel channel, String attribute, String description) {
        String parameter = template.required(parameter(channel), "String", description);
        String variable = Ids.of(channel.name()) + "Name";
        function.setting(ChannelSettings.incoming(channel.name(), attribute), "${" + variable + "}");
        function.deployedWith(Nodes.ref(parameter));
        function.substitute(variable, Nodes.part(1, "/", Nodes.ref(parameter)));
        return Nodes.ref(parameter);
    }

    private static String parameter(Channel channel) {
        return Ids.of(channel.name()) + "StreamArn";
    }
}

package io.eventfunctions.sam.deployment.eventsource;

import java.time.Duration;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.function.FunctionMonitoring;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.invocation.StreamMapping;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.spi.ChannelSource;

/**
 * The event source mappings of streams, of Kinesis and of tables of DynamoDB.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-kinesis.html">Kinesis</a>
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-dynamodb.html">DynamoDB</a>
 */
final class StreamEventSource {

    /** Late for most uses, and early enough before Kinesis deletes records, after a day. */
    private static final Duration USUAL_AGE = Duration.ofHours(1);

    private final Template template;
    private final StreamMapping mapping;

    StreamEventSource(Template template) {
        this.template = template;
        this.mapping = new StreamMapping(template);
    }

    void addKinesis(LambdaFunction function, Channel channel, ChannelSource.StreamSource source) {
        Node arn = stream(function, channel, "stream", "ARN of the Kinesis stream " + source.name());
        YamlMapping event = YamlMapping.empty().put("Stream", arn);
        addTo(event, function, channel);
        function.event(LogicalIds.of(channel.name()), "Kinesis", event);
        function.role()
                .allow(
                        "Read",
                        Intrinsics.ref(parameter(channel)),
                        "kinesis:DescribeStream",
                        "kinesis:DescribeStreamSummary",
                        "kinesis:GetRecords",
                        "kinesis:GetShardIterator",
                        "kinesis:ListShards",
                        "kinesis:SubscribeToShard");
    }

    void addDynamoDb(LambdaFunction function, Channel channel, ChannelSource.TableSource source) {
        Node arn = stream(function, channel, "table", "ARN of the stream of the DynamoDB table " + source.name());
        YamlMapping event = YamlMapping.empty().put("Stream", arn);
        addTo(event, function, channel);
        function.event(LogicalIds.of(channel.name()), "DynamoDB", event);
        function.role()
                .allow(
                        "Read",
                        Intrinsics.ref(parameter(channel)),
                        "dynamodb:DescribeStream",
                        "dynamodb:GetRecords",
                        "dynamodb:GetShardIterator");
        function.role()
                .allowOnce(
                        "ListStreams",
                        YamlMapping.empty()
                                .put("Sid", "ListStreams")
                                .put("Effect", "Allow")
                                .put("Action", "dynamodb:ListStreams")
                                .put("Resource", "*", "a list of streams has no narrower resource"));
    }

    private void addTo(YamlMapping event, LambdaFunction function, Channel channel) {
        mapping.addTo(event, function, channel);
        function.alarm(FunctionMonitoring.iteratorAge(
                function,
                channel.settings()
                        .maximumIteratorAge()
                        .or(channel.policy()::ttl)
                        .or(channel.settings()::maximumRecordAge)
                        .orElse(USUAL_AGE)));
    }

    /** The ARN of a stream that exists already. Records find the channel by the name in it. */
    private Node stream(LambdaFunction function, Channel channel, String attribute, String description) {
        String parameter = template.required(parameter(channel), "String", description);
        String variable = LogicalIds.of(channel.name()) + "Name";
        function.setting(ChannelSettings.incoming(channel.name(), attribute), "${" + variable + "}");
        function.deployedWith(Intrinsics.part(1, "/", Intrinsics.ref(parameter)));
        function.substitute(variable, Intrinsics.part(1, "/", Intrinsics.ref(parameter)));
        return Intrinsics.ref(parameter);
    }

    private static String parameter(Channel channel) {
        return LogicalIds.of(channel.name()) + "StreamArn";
    }
}

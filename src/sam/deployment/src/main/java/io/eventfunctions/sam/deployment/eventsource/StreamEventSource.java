package io.eventfunctions.sam.deployment.eventsource;

import java.time.Duration;
import java.util.function.Supplier;

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
import io.eventfunctions.sam.deployment.yaml.YamlNodes;
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
        Supplier<Node> arn = source.arn()
                .map(StreamEventSource::existing)
                .orElseGet(() -> parameter(function, channel, "stream", "ARN of the Kinesis stream " + source.name()));
        addTo(function, channel, "Kinesis", arn);
        function.role()
                .allow(
                        "Read",
                        arn.get(),
                        "kinesis:DescribeStream",
                        "kinesis:DescribeStreamSummary",
                        "kinesis:GetRecords",
                        "kinesis:GetShardIterator",
                        "kinesis:ListShards",
                        "kinesis:SubscribeToShard");
    }

    void addDynamoDb(LambdaFunction function, Channel channel, ChannelSource.TableSource source) {
        Supplier<Node> arn = source.streamArn()
                .map(StreamEventSource::existing)
                .orElseGet(() -> parameter(
                        function, channel, "table", "ARN of the stream of the DynamoDB table " + source.name()));
        addTo(function, channel, "DynamoDB", arn);
        function.role()
                .allow(
                        "Read",
                        arn.get(),
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

    private void addTo(LambdaFunction function, Channel channel, String type, Supplier<Node> arn) {
        YamlMapping event = YamlMapping.empty().put("Stream", arn.get());
        mapping.addTo(event, function, channel);
        function.event(LogicalIds.of(channel.name()), type, event);
        function.alarm(FunctionMonitoring.iteratorAge(
                function,
                channel.settings()
                        .maximumIteratorAge()
                        .or(channel.policy()::ttl)
                        .or(channel.settings()::maximumRecordAge)
                        .orElse(USUAL_AGE)));
    }

    private static Supplier<Node> existing(String arn) {
        return () -> YamlNodes.of(arn);
    }

    /** A stream of which the channel has only the name: a parameter has its ARN. Records find the channel by the name in it. */
    private Supplier<Node> parameter(LambdaFunction function, Channel channel, String attribute, String description) {
        String id = LogicalIds.of(channel.name());
        String parameter = template.required(id + "StreamArn", "String", description);
        function.setting(ChannelSettings.incoming(channel.name(), attribute), "${" + id + "Name}");
        function.deployedWith(Intrinsics.part(1, "/", Intrinsics.ref(parameter)));
        function.substitute(id + "Name", Intrinsics.part(1, "/", Intrinsics.ref(parameter)));
        return () -> Intrinsics.ref(parameter);
    }
}

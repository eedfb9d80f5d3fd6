package io.eventfunctions.sam.deployment.queue;

import java.util.List;
import java.util.stream.Collectors;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.iam.Encryption;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;
import io.eventfunctions.spi.Destination;

/**
 * The event source mapping of a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sqs.html">SQS</a>
 */
final class QueueEventSource {

    private static final int USUAL_BATCH = 10;
    private static final int USUAL_CONCURRENCY = 100;

    private final Encryption encryption;

    QueueEventSource(Template template) {
        this.encryption = new Encryption(template);
    }

    void add(LambdaFunction function, Channel channel, Destination.Queue queue) {
        ChannelSpec spec = channel.settings();
        YamlMapping event = YamlMapping.empty()
                .put("Queue", QueueNames.arn(queue))
                .put("BatchSize", spec.batchSize().orElse(USUAL_BATCH));
        spec.batchWindow().ifPresent(window -> event.put("MaximumBatchingWindowInSeconds", window.toSeconds()));
        concurrency(spec, event);
        event.put("FunctionResponseTypes", YamlNodes.line("ReportBatchItemFailures"));
        if (spec.filterCriteria() && !channel.types().isEmpty()) {
            event.put(
                    "FilterCriteria",
                    filter(channel),
                    "SQS deletes the others, binary events among them, and nobody hears of it");
        }
        function.event(LogicalIds.of(channel.name()), "SQS", event);
        function.role()
                .allow(
                        "Receive",
                        QueueNames.arn(queue),
                        "sqs:ReceiveMessage",
                        "sqs:DeleteMessage",
                        "sqs:ChangeMessageVisibility",
                        "sqs:GetQueueAttributes");
        if (!ResourceNames.isFifo(queue.name())) {
            function.role().allow("Retry", QueueNames.arn(queue), "sqs:SendMessage");
        }
        encryption.allow(function.role());
        if (queue.url().isEmpty()) {
            function.setting(
                    ChannelSettings.incoming(channel.name(), "queue.url"), "${" + QueueNames.id(queue.name()) + "}");
        }
    }

    /** Without a maximum a mapping ignores a function's reserved concurrency, and messages that are refused count as received. */
    private static void concurrency(ChannelSpec spec, YamlMapping event) {
        YamlMapping scaling = YamlMapping.empty();
        if (spec.maximumConcurrency().isPresent()) {
            scaling.put("MaximumConcurrency", spec.maximumConcurrency().getAsInt());
        } else if (spec.reservedConcurrency().isPresent()) {
            scaling.put(
                    "MaximumConcurrency",
                    Math.min(
                            Math.max(spec.reservedConcurrency().getAsInt(), QueueLimits.LEAST_CONCURRENCY),
                            QueueLimits.GREATEST_CONCURRENCY),
                    "no more than are reserved, since what is refused counts as received");
        } else {
            scaling.put(
                    "MaximumConcurrency",
                    USUAL_CONCURRENCY,
                    "leaves the account's concurrency to other functions, too");
        }
        event.put("ScalingConfig", scaling);
    }

    /**
     * The filter of event types. It sees bodies only, so binary events, whose type is in a message attribute, never match.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html">Event filtering on SQS</a>
     */
    private static YamlMapping filter(Channel channel) {
        String types = channel.types().stream()
                .map(type -> '"' + type.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
        return YamlMapping.empty()
                .put(
                        "Filters",
                        List.of(YamlMapping.empty().put("Pattern", "{\"body\": {\"type\": %s}}".formatted(types))));
    }
}

package io.eventfunctions.sam.deployment.invocation;

import java.util.Locale;
import java.util.Map;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;

/**
 * What event source mappings have in common that read records in order, those of Kafka and of streams.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html">Parameters of event source mappings</a>
 */
public final class StreamMapping {

    private static final int USUAL_BATCH = 100;

    private final FailureQueue failures;

    /** Mappings of a template. */
    public StreamMapping(Template template) {
        this.failures = new FailureQueue(template);
    }

    /** Adds where to begin, how many records an invocation gets, and where those go that are rejected again and again. */
    public void addTo(YamlMapping event, LambdaFunction function, Channel channel) {
        ChannelSpec spec = channel.settings();
        event.put(
                        "StartingPosition",
                        spec.startingPosition().toUpperCase(Locale.ROOT).replace('-', '_'))
                .put("BatchSize", spec.batchSize().orElse(USUAL_BATCH));
        spec.batchWindow().ifPresent(window -> event.put("MaximumBatchingWindowInSeconds", window.toSeconds()));
        event.put("FunctionResponseTypes", YamlNodes.line("ReportBatchItemFailures"))
                .put("BisectBatchOnFunctionError", true)
                .put("MaximumRetryAttempts", spec.maximumRetryAttempts());
        spec.maximumRecordAge().ifPresent(age -> event.put("MaximumRecordAgeInSeconds", age.toSeconds()));
        event.put(
                "DestinationConfig",
                Map.of("OnFailure", Map.of("Destination", FailureQueue.arn(channel))),
                "where Lambda tells which records it has given up");
        failures.allow(function, channel);
    }
}

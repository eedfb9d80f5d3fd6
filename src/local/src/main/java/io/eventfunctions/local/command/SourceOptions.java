package io.eventfunctions.local.command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import picocli.CommandLine.Option;

import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

/** The options of {@link FunctionCommand} about queues, topics and event source mappings. */
final class SourceOptions {

    @Option(names = "--queue", paramLabel = "NAME|URL", description = "an SQS queue; as often as needed")
    private List<String> queues = new ArrayList<>();

    @Option(names = "--topic", paramLabel = "NAME", description = "a Kafka topic; as often as needed")
    private List<String> topics = new ArrayList<>();

    @Option(
            names = "--sqs-endpoint",
            paramLabel = "URL",
            converter = EndpointConverter.class,
            description = "the SQS server; without it a local one is started, with the queues that are needed")
    private URI sqs;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "the Kafka broker; without it a local one is started, with the topics that are needed")
    private String kafka;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "the most records of an invocation; 10 from a queue, 100 from a topic without it")
    private Integer batchSize;

    @Option(names = "--window", paramLabel = "SECONDS", description = "how long they are gathered")
    private Integer window;

    @Option(names = "--no-report-batch-item-failures", description = "mappings without ReportBatchItemFailures")
    private boolean wholeBatches;

    @Option(
            names = "--configuration",
            paramLabel = "FILE",
            description = "the application's properties, if the artifact is a native program")
    private Path configuration;

    /** Whether the options name any: otherwise they are those of the application's channels. */
    boolean areNamed() {
        return !queues.isEmpty() || !topics.isEmpty();
    }

    /** Queues that don't say where they are. */
    List<String> queues() {
        return queues.stream().filter(queue -> !isUrl(queue)).toList();
    }

    List<String> topics() {
        return topics;
    }

    /** The SQS server that is there already: that of the first queue with a URL, if nothing else is said. */
    Optional<URI> sqs() {
        return Optional.ofNullable(sqs).or(() -> queues.stream()
                .filter(SourceOptions::isUrl)
                .map(queue -> QueueReference.at(queue).endpoint())
                .findFirst());
    }

    /** The Kafka broker that is there already. */
    Optional<String> kafka() {
        return Optional.ofNullable(kafka);
    }

    boolean reportBatchItemFailures() {
        return !wholeBatches;
    }

    /** Where the application's configuration is, if not in the artifact. */
    Optional<Path> configuration() {
        return Optional.ofNullable(configuration);
    }

    /** Mappings of the sources that the options name. */
    List<EventSourceMapping> mappings(LocalBrokers brokers) {
        List<EventSourceMapping> mappings = new ArrayList<>();
        for (String queue : queues) {
            mappings.add(tuned(SqsMapping.of(
                    isUrl(queue) ? QueueReference.at(queue) : QueueReference.local(queue, URI.create(brokers.sqs())))));
        }
        for (String topic : topics) {
            mappings.add(tuned(KafkaMapping.of(
                    TopicReference.selfManaged(brokers.kafka(), topic, "lambda-" + topic),
                    new StartingPosition.TrimHorizon())));
        }
        return mappings;
    }

    /** The mapping with the batches and answers that the options ask for. */
    EventSourceMapping tuned(EventSourceMapping mapping) {
        Batching usual = mapping.batching();
        Batching batching = new Batching(
                batchSize == null ? usual.size() : batchSize,
                window == null ? usual.window() : Duration.ofSeconds(window));
        if (mapping instanceof SqsMapping sqs) {
            return new SqsMapping(
                    sqs.queue(), batching, sqs.maximumConcurrency(), reportBatchItemFailures(), sqs.filter());
        }
        KafkaMapping topic = (KafkaMapping) mapping;
        return new KafkaMapping(
                topic.topic(),
                topic.startingPosition(),
                batching,
                topic.retries(),
                reportBatchItemFailures(),
                topic.onFailure(),
                topic.filter());
    }

    private static boolean isUrl(String queue) {
        return queue.startsWith("http://") || queue.startsWith("https://");
    }
}

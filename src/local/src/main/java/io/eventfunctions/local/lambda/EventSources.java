package io.eventfunctions.local.lambda;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.eventfunctions.local.lambda.mapping.Batching;
import io.eventfunctions.local.lambda.mapping.EventSourceMapping;
import io.eventfunctions.local.lambda.mapping.KafkaMapping;
import io.eventfunctions.local.lambda.mapping.KafkaTopic;
import io.eventfunctions.local.lambda.mapping.SqsMapping;
import io.eventfunctions.local.lambda.mapping.SqsQueue;
import io.eventfunctions.local.lambda.mapping.StartingPosition;

/** The options of the command line about queues, topics and event source mappings. */
final class EventSources {

    private final List<String> queues = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private URI sqs;
    private String kafka;
    private Integer batchSize;
    private Duration window;
    private boolean partialAnswers = true;
    private Path configuration;

    /** Takes an option that has no value; false if it is none of these. */
    boolean set(String option) {
        boolean known = option.equals("--no-report-batch-item-failures");
        if (known) {
            partialAnswers = false;
        }
        return known;
    }

    /** Takes an option; false if it is none of these. */
    boolean set(String option, String value) {
        switch (option) {
            case "--queue" -> queues.add(value);
            case "--topic" -> topics.add(value);
            case "--sqs-endpoint" -> sqs = endpoint(option, value);
            case "--kafka" -> kafka = value;
            case "--batch-size" -> batchSize = CommandLine.number(option, value);
            case "--window" -> window = Duration.ofSeconds(CommandLine.number(option, value));
            case "--configuration" -> configuration = Path.of(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    static URI endpoint(String option, String value) {
        if (!value.matches("https?://[^/]+/?")) {
            throw Mistake.BAD_OPTION.with(option, value, "http://HOST:PORT");
        }
        return URI.create(value);
    }

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
                .filter(EventSources::isUrl)
                .map(queue -> SqsQueue.at(queue).endpoint())
                .findFirst());
    }

    /** The Kafka broker that is there already. */
    Optional<String> kafka() {
        return Optional.ofNullable(kafka);
    }

    boolean partialAnswers() {
        return partialAnswers;
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
                    isUrl(queue) ? SqsQueue.at(queue) : SqsQueue.local(queue, URI.create(brokers.sqs())))));
        }
        for (String topic : topics) {
            mappings.add(tuned(KafkaMapping.of(
                    KafkaTopic.selfManaged(brokers.kafka(), topic, "lambda-" + topic),
                    new StartingPosition.TrimHorizon())));
        }
        return mappings;
    }

    /** The mapping with the batches and answers that the options ask for. */
    EventSourceMapping tuned(EventSourceMapping mapping) {
        Batching usual = mapping.batching();
        Batching batching =
                new Batching(batchSize == null ? usual.size() : batchSize, window == null ? usual.window() : window);
        if (mapping instanceof SqsMapping sqs) {
            return new SqsMapping(sqs.queue(), batching, sqs.maximumConcurrency(), partialAnswers, sqs.filter());
        }
        KafkaMapping topic = (KafkaMapping) mapping;
        return new KafkaMapping(
                topic.topic(),
                topic.startingPosition(),
                batching,
                topic.retries(),
                partialAnswers,
                topic.onFailure(),
                topic.filter());
    }

    private static boolean isUrl(String queue) {
        return queue.startsWith("http://") || queue.startsWith("https://");
    }
}

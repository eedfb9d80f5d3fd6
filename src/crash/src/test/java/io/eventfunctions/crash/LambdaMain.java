package io.eventfunctions.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.mapping.Batching;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.Poller;
import io.eventfunctions.local.mapping.kafka.KafkaMapping;
import io.eventfunctions.local.mapping.kafka.StartingPosition;
import io.eventfunctions.local.mapping.kafka.record.TopicReference;
import io.eventfunctions.local.mapping.sqs.QueueReference;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

/** The process that is Lambda: an event source mapping and the function, whose runtimes are processes below this one. */
final class LambdaMain {

    static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Six times the function's timeout, as AWS advises: a message waits while a runtime starts, too. */
    static final Duration VISIBILITY_TIMEOUT = TIMEOUT.multipliedBy(6);

    static final String SOURCE = "crash.source";
    static final String ARTIFACT = "crash.artifact";
    static final String CONCURRENCY = "crash.concurrency";
    static final String LOSE_ANSWER = "crash.lose-answer";

    private static final int MEMORY = 256;
    private static final int KAFKA_BATCH = 20;
    private static final int SQS_CONCURRENCY = 3;

    private LambdaMain() {}

    /** Takes the function's environment variables, as {@code NAME=value}, and ends with its standard input. */
    public static void main(String... variables) throws IOException {
        Map<String, String> environment = Stream.of(variables)
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        try (LocalLambda function = LocalLambda.function("crash")
                        .artifact(Path.of(System.getProperty(ARTIFACT)))
                        .timeout(TIMEOUT)
                        .memory(MEMORY)
                        .concurrency(Integer.getInteger(CONCURRENCY))
                        .environment(environment)
                        .start();
                Poller poller = Poller.start(
                        mapping(System.getProperty(SOURCE)),
                        new ForgetfulFunction(function, Path.of(System.getProperty(LOSE_ANSWER))))) {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        }
    }

    private static EventSourceMapping mapping(String source) {
        if (source.startsWith("http:")) {
            return SqsMapping.of(QueueReference.at(source))
                    .withMaximumConcurrency(SQS_CONCURRENCY)
                    .withReportBatchItemFailures();
        }
        return KafkaMapping.of(
                        new TopicReference(
                                source,
                                TopicBroker.WORK,
                                ConsumerLag.GROUP,
                                null,
                                // A killed mapping keeps its partitions until its session is over.
                                Map.of("session.timeout.ms", "6000", "heartbeat.interval.ms", "2000")),
                        new StartingPosition.TrimHorizon())
                .with(Batching.of(KAFKA_BATCH))
                .withReportBatchItemFailures();
    }
}

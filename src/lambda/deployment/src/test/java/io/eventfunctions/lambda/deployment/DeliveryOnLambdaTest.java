package io.eventfunctions.lambda.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.QuarkusUnitTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import io.eventfunctions.Extensions;
import io.eventfunctions.lambda.i18n.UnroutableRecordException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What becomes of a batch of messages under the policies of their channels; what functions send goes to a real queue. */
class DeliveryOnLambdaTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Worker.class, Invoker.class, Batch.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0")
            .overrideConfigKey("mp.messaging.incoming.standard.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.standard.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.fifo.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.fifo.queue", "ordered.fifo")
            .overrideConfigKey("mp.messaging.incoming.fifo.delivery.retry", "0")
            .overrideConfigKey("mp.messaging.incoming.lettered.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.lettered.delivery.retry", "2")
            .overrideConfigKey("mp.messaging.incoming.lettered.delivery.backoff-delay", "1ms")
            .overrideConfigKey("mp.messaging.incoming.lettered.delivery.dead-letter", "letters")
            .overrideConfigKey("mp.messaging.incoming.patient.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.patient.queue", "patient.fifo")
            .overrideConfigKey("mp.messaging.incoming.patient.delivery.retry", "2")
            .overrideConfigKey("mp.messaging.incoming.patient.delivery.dead-letter", "letters")
            .overrideConfigKey("mp.messaging.incoming.brief.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.brief.delivery.timeout", "1m")
            .overrideConfigKey("mp.messaging.incoming.brief.delivery.retry", "1")
            .overrideConfigKey("mp.messaging.incoming.slow.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.slow.delivery.backoff-delay", "1m")
            .overrideConfigKey("mp.messaging.incoming.slow.delivery.backoff-max", "1m")
            .overrideConfigKey("mp.messaging.incoming.once.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.once.delivery.deduplication", "memory")
            .overrideConfigKey("mp.messaging.outgoing.results.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.outgoing.results.queue", "delivery-results");

    private static final String DONE = "{\"batchItemFailures\":[]}";

    @Inject
    Invoker invoker;

    @Inject
    Worker worker;

    @Inject
    SqsAsyncClient sqs;

    @Test
    void onlyWhatIsRejectedComesAgain() {
        String good = id();
        String bad = id();
        worker.fail(bad);
        assertEquals(
                failed(bad),
                invoker.invoke(Batch.from("standard").message(good).message(bad).toString()));
        assertEquals(List.of(1), worker.attempts(good));
    }

    @Test
    void whatTheFunctionHasSentIsInItsQueueBeforeTheAnswer() {
        String event = id();
        assertEquals(DONE, invoker.invoke(Batch.from("standard").message(event).toString()));
        assertTrue(received("delivery-results").stream()
                .anyMatch(result -> result.getId().equals(event)));
    }

    @Test
    void inAFifoQueueTheRejectedMessageAndItsFollowersComeAgainAndOtherGroupsAreDone() {
        Batch batch = Batch.from("ordered.fifo");
        String run = id();
        for (int i = 1; i <= 10; i++) {
            for (String group : List.of("a", "b", "c")) {
                batch.message(run + group + i, group);
            }
        }
        worker.fail(run + "b3");
        assertEquals(
                failed(IntStream.rangeClosed(3, 10).mapToObj(i -> run + "b" + i).toArray(String[]::new)),
                invoker.invoke(batch.toString()));
        assertEquals(
                List.of(run + "b1", run + "b2", run + "b3"),
                worker.begun().filter(id -> id.startsWith(run + "b")).toList());
        for (String group : List.of("a", "c")) {
            assertEquals(
                    IntStream.rangeClosed(1, 10).mapToObj(i -> run + group + i).toList(),
                    worker.begun().filter(id -> id.startsWith(run + group)).toList());
        }
    }

    @Test
    void attemptsGoOnWhereTheLastReceptionEndedInAFifoQueue() {
        String event = id();
        assertEquals(
                DONE,
                invoker.invoke(
                        Batch.from("patient.fifo").message(event, event, 2).toString()));
        assertEquals(List.of(2), worker.attempts(event));
    }

    @Test
    void receptionsOfAStandardQueueAreNotAttempts() {
        String event = id();
        assertEquals(
                DONE,
                invoker.invoke(Batch.from("lettered").message(event, null, 100).toString()));
        assertEquals(List.of(1), worker.attempts(event));
    }

    @Test
    void aRetryContinuesToCountAndIsForItsFunctionOnly() {
        String event = id();
        worker.fail(event);
        assertEquals(
                DONE,
                invoker.invoke(Batch.from("lettered").retry(event, "work", 2).toString()));
        assertEquals(List.of(3), worker.attempts(event));
        assertEquals(3, letter(event).getExtension("deadletterattempts"));
        String foreign = id();
        assertEquals(
                failed(foreign),
                invoker.invoke(
                        Batch.from("lettered").retry(foreign, "renamed", 2).toString()));
        assertEquals(List.of(), worker.attempts(foreign));
    }

    @Test
    void theDeadLetterIsSentAfterTheLastAttemptWhicheverReceptionItFallsIn() {
        String event = id();
        worker.fail(event);
        assertEquals(
                DONE,
                invoker.invoke(
                        Batch.from("patient.fifo").message(event, event, 3).toString()));
        assertEquals(List.of(3), worker.attempts(event));
        CloudEvent letter = letter(event);
        assertEquals("retries-exhausted", letter.getExtension("deadletterreason"));
        assertEquals(3, letter.getExtension("deadletterattempts"));
        assertEquals("patient", letter.getExtension("deadletterchannel"));
    }

    @Test
    void aMessageThatWasReceivedMoreOftenThanThereAreAttemptsHasOneLeft() {
        String event = id();
        assertEquals(
                DONE,
                invoker.invoke(
                        Batch.from("patient.fifo").message(event, event, 100).toString()));
        assertEquals(List.of(3), worker.attempts(event));
    }

    @Test
    void aMessageThatIsNoEventGoesAmongTheDeadLetters() {
        String id = id();
        assertEquals(DONE, invoker.invoke(Batch.from("lettered").nonsense(id).toString()));
        assertEquals("undecodable", letter(id).getExtension("deadletterreason"));
    }

    @Test
    void aRetryForWhichThereIsNoTimeIsSentBackToTheQueue() {
        String event = id();
        worker.fail(event);
        assertEquals(DONE, invoker.invoke(Batch.from("brief").message(event).toString(), Duration.ofSeconds(10)));
        assertEquals(List.of(1), worker.attempts(event));
        assertRetry(event, 1, "brief");
        assertEquals(1, worker.othersCalls(event));
        invoker.invoke(Batch.from("brief").retry(event, "work", 1).toString());
        assertEquals(List.of(1, 2), worker.attempts(event));
        assertEquals(1, worker.othersCalls(event), "The function that was done is not called again");
    }

    @Test
    void theQueueKeepsTheBackoff() {
        String event = id();
        worker.fail(event);
        assertEquals(DONE, invoker.invoke(Batch.from("slow").message(event).toString(), Duration.ofSeconds(10)));
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(request -> request.queueUrl(url("slow"))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .join()
                .attributes();
        assertEquals("1", attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
    }

    @Test
    void aFunctionThatOutlivesTheInvocationIsCutShortAndItsEventSentBack() {
        String hanging = id();
        String quick = id();
        worker.hold(hanging);
        assertEquals(
                DONE,
                invoker.invoke(
                        Batch.from("standard").message(hanging).message(quick).toString(), Duration.ofSeconds(8)));
        assertEquals(List.of(1), worker.attempts(quick));
        worker.release(hanging);
        assertRetry(hanging, 1, "standard");
    }

    private void assertRetry(String event, int attempts, String queue) {
        List<CloudEvent> retries = new ArrayList<>();
        Awaitility.await().until(() -> {
            received(queue).stream().filter(sent -> sent.getId().equals(event)).forEach(retries::add);
            return !retries.isEmpty();
        });
        assertEquals("work", retries.get(0).getExtension(Extensions.RETRY_FUNCTION));
        assertEquals(attempts, retries.get(0).getExtension(Extensions.RETRY_ATTEMPTS));
    }

    @Test
    void aFunctionThatHangsEachTimeEndsAmongTheDeadLetters() {
        String hanging = id();
        worker.hold(hanging);
        assertEquals(
                DONE,
                invoker.invoke(Batch.from("lettered").retry(hanging, "work", 2).toString(), Duration.ofSeconds(8)));
        assertEquals("java.util.concurrent.TimeoutException", letter(hanging).getExtension("deadlettererror"));
        worker.release(hanging);
    }

    @Test
    void aBatchThatComesAgainBecauseItsAnswerWasLostIsHandledOnce() {
        String event = id();
        String batch = Batch.from("once").message(event).toString();
        assertEquals(DONE, invoker.invoke(batch));
        assertEquals(DONE, invoker.invoke(batch));
        assertEquals(List.of(1), worker.attempts(event));
    }

    @Test
    void severalInvocationsAtATimeDoNotMix() {
        List<CompletableFuture<Void>> running = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    String good = id();
                    String bad = id();
                    worker.fail(bad);
                    assertEquals(
                            failed(bad),
                            invoker.invoke(Batch.from("standard")
                                    .message(good)
                                    .message(bad)
                                    .toString()));
                }))
                .toList();
        running.forEach(CompletableFuture::join);
    }

    @Test
    void aThousandMessagesInABatchAreHandled() {
        Batch batch = Batch.from("standard");
        String run = id();
        IntStream.range(0, 1000).forEach(i -> batch.message(run + i));
        assertEquals(DONE, invoker.invoke(batch.toString()));
        Set<String> handled = worker.begun().filter(id -> id.startsWith(run)).collect(Collectors.toSet());
        assertEquals(1000, handled.size());
    }

    @Test
    void aQueueThatNoChannelConsumesFailsTheInvocation() {
        String stranger = Batch.from("unknown").message(id()).toString();
        String message = assertThrows(UnroutableRecordException.class, () -> invoker.invoke(stranger))
                .getMessage();
        assertTrue(message.contains("arn:aws:sqs:us-east-1:000000000000:unknown"), message);
        assertTrue(message.contains("fifo (queue ordered.fifo)"), message);
    }

    @Test
    void anEventByDirectInvocationGoesToTheChannelsWhoseFunctionsWantIt() {
        String event = id();
        assertEquals(
                "",
                invoker.invoke(
                        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"com.example.happened\"}"
                                .formatted(event)));
        assertEquals(7, worker.attempts(event).size());
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String failed(String... ids) {
        return Stream.of(ids)
                .map("{\"itemIdentifier\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
    }

    private CloudEvent letter(String id) {
        List<CloudEvent> letters = received("letters").stream()
                .filter(letter -> letter.getId().equals(id))
                .toList();
        assertFalse(letters.isEmpty());
        return letters.get(0);
    }

    private String url(String queue) {
        return sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
    }

    /** What is in a queue at this moment. */
    private List<CloudEvent> received(String queue) {
        String url = url(queue);
        List<CloudEvent> all = new ArrayList<>();
        while (true) {
            var messages = sqs.receiveMessage(request ->
                            request.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(1))
                    .join()
                    .messages();
            if (messages.isEmpty()) {
                return all;
            }
            messages.forEach(message ->
                    all.add(new JsonFormat().deserialize(message.body().getBytes(UTF_8))));
        }
    }
}

package io.eventfunctions.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.aws.binding.EventMessageReader;
import io.eventfunctions.aws.binding.FifoIds;
import io.eventfunctions.spi.DeadLetterStore.Cursor;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/** The dead letters in a queue. Received messages stay invisible until {@link #close}, so that none is received twice. */
final class SqsDeadLetterCursor implements Cursor {

    private static final int MAX_MESSAGES = 10;
    private static final int VISIBILITY_SECONDS = 30;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Only a long poll asks all servers of a queue; after a short poll, an empty response does not mean an empty queue. */
    private static final int LONG_POLL_SECONDS = 1;

    /** The allowed clock difference to SQS when messages that are sent during the read are skipped. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private final String channel;
    private final ChannelQueue queue;
    private final Set<String> requested;
    private final boolean all;
    private final InFlightMessages inFlight;
    private final Consumer<SqsDeadLetterCursor> whenClosed;
    private final Instant latest = Instant.now().plus(CLOCK_SKEW);
    private final Map<String, String> handles = new ConcurrentHashMap<>();
    private final Map<String, Integer> redrives = new HashMap<>();
    private volatile boolean closed;
    private String url;
    private boolean ended;

    /**
     * Reads the dead letters at certain positions, or all if there are none.
     *
     * @param inFlight extends the visibility timeouts of received messages
     * @param whenClosed makes the messages visible again
     */
    SqsDeadLetterCursor(
            String channel,
            ChannelQueue queue,
            Set<String> requested,
            InFlightMessages inFlight,
            Consumer<SqsDeadLetterCursor> whenClosed) {
        this.channel = channel;
        this.queue = queue;
        this.requested = new HashSet<>(requested);
        this.all = requested.isEmpty();
        this.inFlight = inFlight;
        this.whenClosed = whenClosed;
    }

    @Override
    public synchronized List<DeadLetter> next() {
        while (!ended && !closed) {
            List<Message> messages = receive();
            List<Message> earlier =
                    messages.stream().filter(this::isSentBeforeRead).toList();
            List<DeadLetter> found = earlier.stream()
                    .flatMap(message -> deadLetter(message).stream())
                    .toList();
            ended = earlier.isEmpty() || !all && requested.isEmpty();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Message> receive() {
        if (url == null) {
            url = await(queue.url().subscribeAsCompletionStage());
        }
        ReceiveMessageRequest request = ReceiveMessageRequest.builder()
                .queueUrl(url)
                .maxNumberOfMessages(MAX_MESSAGES)
                .waitTimeSeconds(LONG_POLL_SECONDS)
                .visibilityTimeout(VISIBILITY_SECONDS)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                .build();
        List<Message> messages = await(queue.client().receiveMessage(request)).messages();
        inFlight.add(request, messages);
        if (closed) {
            inFlight.release();
        }
        return messages;
    }

    private boolean isSentBeforeRead(Message message) {
        String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        return sent == null || !Instant.ofEpochMilli(Long.parseLong(sent)).isAfter(latest);
    }

    private Optional<DeadLetter> deadLetter(Message message) {
        String position = message.messageId();
        boolean isNew = handles.put(position, message.receiptHandle()) == null;
        if (!isNew || !all && !requested.remove(position)) {
            return Optional.empty();
        }
        return read(message, position).filter(this::isNotRedrivenMeanwhile);
    }

    /** Messages that are not events were not written as dead letters; they are skipped. */
    private static Optional<DeadLetter> read(Message message, String position) {
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        try {
            return Optional.of(new DeadLetter(position, EventMessageReader.read(message.body(), attributes)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A dead letter that was redriven during this read and failed again is left for the next read. */
    private boolean isNotRedrivenMeanwhile(DeadLetter deadLetter) {
        String event = String.join(
                "\n",
                deadLetter.event().getSource().toString(),
                deadLetter.event().getId(),
                deadLetter.function().orElse(""));
        Integer before = redrives.putIfAbsent(event, deadLetter.redrives());
        return before == null || deadLetter.redrives() <= before;
    }

    boolean holds(String position) {
        return handles.containsKey(position);
    }

    CompletionStage<Void> remove(String position) {
        String handle = handles.remove(position);
        inFlight.remove(handle);
        return queue.client()
                .deleteMessage(request -> request.queueUrl(url).receiptHandle(handle))
                .thenApply(ignored -> null);
    }

    @Override
    public void close() {
        closed = true;
        whenClosed.accept(this);
    }

    private <T> T await(CompletableFuture<T> response) {
        try {
            return response.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unreadable(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw unreadable(MESSAGES.noAnswer(TIMEOUT.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(MESSAGES.interrupted(), e);
        }
    }

    private IllegalStateException unreadable(String reason, Throwable cause) {
        String name = url == null ? MESSAGES.itsQueue() : FifoIds.name(url);
        return MESSAGES.cannotReadDeadLetters(channel, name, reason, cause);
    }
}

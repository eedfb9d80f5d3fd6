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
import io.eventfunctions.aws.binding.EventReader;
import io.eventfunctions.aws.binding.FifoIds;
import io.eventfunctions.spi.DeadLetterStore.Cursor;

/** The letters in a queue; those that were received are held until {@link #close}, so that none comes twice. */
final class SqsDeadLetterCursor implements Cursor {

    private static final int HANDFUL = 10;
    private static final int VISIBILITY_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** An answer without messages means that there are none only if the server was given time to look everywhere. */
    private static final int LONG_POLL_SECONDS = 1;

    /** How far the server's clock may be from ours; by it, letters are told from those that come meanwhile. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final String channel;
    private final SqsQueue queue;
    private final Set<String> wanted;
    private final boolean all;
    private final InFlight held;
    private final Consumer<SqsDeadLetterCursor> whenClosed;
    private final Instant latest = Instant.now().plus(SKEW);
    private final Map<String, String> handles = new ConcurrentHashMap<>();
    private final Map<String, Integer> redrives = new HashMap<>();
    private volatile boolean closed;
    private String url;
    private boolean ended;

    /**
     * Reads the dead letters at certain positions, or all if there are none.
     *
     * @param held what keeps received messages invisible
     * @param whenClosed gives back what is held
     */
    SqsDeadLetterCursor(
            String channel,
            SqsQueue queue,
            Set<String> wanted,
            InFlight held,
            Consumer<SqsDeadLetterCursor> whenClosed) {
        this.channel = channel;
        this.queue = queue;
        this.wanted = new HashSet<>(wanted);
        this.all = wanted.isEmpty();
        this.held = held;
        this.whenClosed = whenClosed;
    }

    @Override
    public synchronized List<DeadLetter> next() {
        while (!ended && !closed) {
            List<Message> messages = receive();
            List<Message> known = messages.stream().filter(this::isNotLate).toList();
            List<DeadLetter> letters =
                    known.stream().flatMap(message -> letter(message).stream()).toList();
            ended = known.isEmpty() || !all && wanted.isEmpty();
            if (!letters.isEmpty()) {
                return letters;
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
                .maxNumberOfMessages(HANDFUL)
                .waitTimeSeconds(LONG_POLL_SECONDS)
                .visibilityTimeout(VISIBILITY_SECONDS)
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                .build();
        List<Message> messages = await(queue.client().receiveMessage(request)).messages();
        held.add(request, messages);
        if (closed) {
            held.giveBack();
        }
        return messages;
    }

    private boolean isNotLate(Message message) {
        String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
        return sent == null || !Instant.ofEpochMilli(Long.parseLong(sent)).isAfter(latest);
    }

    private Optional<DeadLetter> letter(Message message) {
        String position = message.messageId();
        boolean isNew = handles.put(position, message.receiptHandle()) == null;
        if (!isNew || !all && !wanted.remove(position)) {
            return Optional.empty();
        }
        return read(message, position).filter(this::isNoReturn);
    }

    /** What is no event is no dead letter of ours. */
    private static Optional<DeadLetter> read(Message message, String position) {
        Map<String, String> attributes = new HashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        try {
            return Optional.of(new DeadLetter(position, EventReader.read(message.body(), attributes)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** A letter that was sent back just now and failed again is left for the next time. */
    private boolean isNoReturn(DeadLetter letter) {
        String event = String.join(
                "\n",
                letter.event().getSource().toString(),
                letter.event().getId(),
                letter.function().orElse(""));
        Integer before = redrives.putIfAbsent(event, letter.redrives());
        return before == null || letter.redrives() <= before;
    }

    boolean holds(String position) {
        return handles.containsKey(position);
    }

    CompletionStage<Void> remove(String position) {
        String handle = handles.remove(position);
        held.remove(handle);
        return queue.client()
                .deleteMessage(request -> request.queueUrl(url).receiptHandle(handle))
                .thenApply(ignored -> null);
    }

    @Override
    public void close() {
        closed = true;
        whenClosed.accept(this);
    }

    private <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw unreadable(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw unreadable("the server has given nothing for %d s".formatted(PATIENCE.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable("interrupted", e);
        }
    }

    private IllegalStateException unreadable(String why, Throwable cause) {
        return new IllegalStateException(
                "EVF0711 The dead letters of channel %s can't be read from %s: %s"
                        .formatted(channel, url == null ? "their queue" : FifoIds.name(url), why),
                cause);
    }
}

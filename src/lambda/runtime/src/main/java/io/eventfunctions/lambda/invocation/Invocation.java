package io.eventfunctions.lambda.invocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.delivery.Timer;
import io.eventfunctions.lambda.source.Item;

/** One invocation of the function: its items go to their channels, and it ends when each is done or comes again. */
public final class Invocation {

    private final List<PendingItem> items = new ArrayList<>();
    private final InvokingThread thread;
    private final AtomicInteger open;
    private final Routes routes;
    private final BiConsumer<String, Message<?>> channels;
    private final Deadline deadline;

    /**
     * An invocation.
     *
     * @param items what it brings
     * @param routes which channels want which item
     * @param channels gives a channel a message
     * @param deadline when work must end
     * @param workers call functions beside the thread that runs the invocation
     * @param timer tells when they are wanted
     * @throws UnroutableItemException if an item fits no channel; then nothing of the invocation is handled
     */
    public Invocation(
            List<Item> items,
            Routes routes,
            BiConsumer<String, Message<?>> channels,
            Deadline deadline,
            Executor workers,
            Timer timer) {
        this.routes = routes;
        this.channels = channels;
        this.deadline = deadline;
        this.thread = new InvokingThread(workers, timer);
        this.open = new AtomicInteger(items.size());
        Map<String, Sequence> sequences = new HashMap<>();
        for (Item item : items) {
            Sequence sequence = item.sequence() == null
                    ? new Sequence(false)
                    : sequences.computeIfAbsent(item.sequence(), name -> new Sequence(item.isStrict()));
            this.items.add(new PendingItem(item, sequence, routes.of(item).size()));
        }
    }

    /**
     * Has the items handled, where functions may block on this thread too; returns when each is done or failed, at the latest when
     * the answer is due, unless a function ignores that its thread is interrupted.
     */
    public void run() throws InterruptedException {
        items.forEach(item -> item.sequence().enter(item, this::begin));
        if (items.isEmpty()) {
            return;
        }
        try {
            thread.work(deadline::nanosUntilAnswer);
        } catch (TimeoutException e) {
            items.stream().filter(PendingItem::isOpen).forEach(item -> item.fail(e));
        }
    }

    /** Lets all items come again, those that are done included. */
    public void failAll(Throwable reason) {
        items.forEach(item -> item.fail(reason));
    }

    /** The items that come again, in the order of the invocation, with the reasons. */
    public Map<Item, Throwable> failed() {
        Map<Item, Throwable> failed = new LinkedHashMap<>();
        for (PendingItem item : items) {
            if (item.failure() != null) {
                failed.put(item.item(), item.failure());
            }
        }
        return failed;
    }

    private void begin(PendingItem pending) {
        if (pending.sequence().isBroken()) {
            pending.closed(new BrokenSequenceException(pending.item()));
            ended(pending);
            return;
        }
        ItemMessage item = new ItemMessage(pending, deadline, thread);
        for (String channel : routes.of(pending.item())) {
            try {
                channels.accept(
                        channel,
                        Message.of(item, () -> answered(pending, null), failure -> answered(pending, failure)));
            } catch (RuntimeException e) {
                answered(pending, e);
            }
        }
    }

    private CompletionStage<Void> answered(PendingItem item, Throwable failure) {
        if (failure != null) {
            item.fail(failure);
        }
        if (item.answered()) {
            ended(item);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void ended(PendingItem item) {
        item.sequence().leave(this::begin);
        if (open.decrementAndGet() == 0) {
            thread.release();
        }
    }
}

package io.eventfunctions.channel;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.cloudevents.CloudEvent;

import io.eventfunctions.delivery.EventSender;
import io.eventfunctions.i18n.CoreMessages;

/** All channels to which the application can send, by the name that users give them. */
public final class OutgoingChannels implements EventSender {

    private final Map<String, OutgoingChannel> channels = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Set<CompletableFuture<Void>> unconfirmed = ConcurrentHashMap.newKeySet();

    void add(String name, OutgoingChannel channel) {
        channels.put(name, channel);
    }

    /** Lets sending to a name fail with a reason. */
    void refuse(String name, String reason) {
        refused.put(name, reason);
    }

    /** Why nothing can be sent to the name; empty if something can. */
    public Optional<String> refusal(String name) {
        return channels.containsKey(name)
                ? Optional.empty()
                : Optional.of(refused.getOrDefault(name, CoreMessages.CHANNEL.noChannel(name, channels.keySet())));
    }

    /**
     * Writes an event as each channel would send it, starts the connectors, and sends it nowhere: so that sending is quick when it comes to
     * it.
     */
    public void tryOut(CloudEvent event) {
        channels.values().forEach(channel -> channel.tryOut(event));
    }

    /** What has been sent and not been answered to by the broker, at this moment. */
    public Set<CompletionStage<Void>> unconfirmed() {
        return Set.copyOf(unconfirmed);
    }

    /**
     * Completes when the broker has answered to everything that has been sent, in the meantime as well; it never fails.
     *
     * @param others what somebody else waits for
     */
    public CompletionStage<Void> confirmed(Set<CompletionStage<Void>> others) {
        CompletableFuture<?>[] awaited = unconfirmed.stream()
                .filter(sent -> !sent.isDone() && !others.contains(sent))
                .toArray(CompletableFuture[]::new);
        return awaited.length == 0
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.allOf(awaited)
                        .exceptionally(failure -> null)
                        .thenCompose(ignored -> confirmed(others));
    }

    /** The names, sorted. */
    Set<String> names() {
        return channels.keySet();
    }

    @Override
    public CompletionStage<Void> send(String name, CloudEvent event) {
        OutgoingChannel channel = channels.get(name);
        if (channel == null) {
            return CompletableFuture.failedFuture(
                    CoreMessages.CHANNEL.notPublished(refusal(name).orElseThrow()));
        }
        try {
            CompletableFuture<Void> sent = channel.send(event).toCompletableFuture();
            if (!sent.isDone()) {
                unconfirmed.add(sent);
                sent.whenComplete((ignored, failure) -> unconfirmed.remove(sent));
            }
            return sent;
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}

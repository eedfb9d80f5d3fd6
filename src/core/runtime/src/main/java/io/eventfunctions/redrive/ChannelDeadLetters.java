package io.eventfunctions.redrive;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.DeadLetters;
import io.eventfunctions.EventPublisher;
import io.eventfunctions.function.FunctionIndex;

/** Reads the application's dead letters from their transports and sends them back through its channels. */
@ApplicationScoped
public class ChannelDeadLetters implements DeadLetters {

    private final DeadLetterPlaces places;
    private final EventPublisher publisher;
    private final FunctionIndex functions;
    private final RedriveEvents events;

    ChannelDeadLetters(
            DeadLetterPlaces places, EventPublisher publisher, FunctionIndex functions, DeadLetterConfig config) {
        this.places = places;
        this.publisher = publisher;
        this.functions = functions;
        this.events = new RedriveEvents(config.maxRedrives());
    }

    @Override
    public Set<String> channels() {
        return places.channels();
    }

    @Override
    public Uni<List<DeadLetter>> list(String channel, int limit) {
        return blocking(() -> places.store(channel).read(places.place(channel), limit));
    }

    @Override
    public Uni<Optional<DeadLetter>> find(String channel, String position) {
        return list(channel, Integer.MAX_VALUE).map(letters -> letters.stream()
                .filter(letter -> letter.position().equals(position))
                .findFirst());
    }

    @Override
    public Uni<Report> redrive(String channel, Redrive redrive) {
        return list(channel, Integer.MAX_VALUE)
                .map(letters -> letters.stream()
                        .filter(letter -> chosen(letter, redrive))
                        .toList())
                .flatMap(letters -> redrive(channel, letters, redrive));
    }

    private boolean exists(String channel, String function) {
        return functions.channels().contains(channel)
                && functions.on(channel).all().stream()
                        .anyMatch(known -> known.name().equals(function));
    }

    private static boolean chosen(DeadLetter letter, Redrive redrive) {
        return (redrive.positions().isEmpty() || redrive.positions().contains(letter.position()))
                && (redrive.function().isEmpty() || redrive.function().equals(letter.function()));
    }

    private Uni<Report> redrive(String channel, List<DeadLetter> letters, Redrive redrive) {
        Map<String, String> refused = new LinkedHashMap<>();
        redrive.positions()
                .forEach(position -> refused.put(position, "there is no such letter, or it has been sent back"));
        letters.forEach(letter -> refused.remove(letter.position()));
        List<DeadLetter> allowed = letters.stream()
                .filter(letter -> {
                    Optional<String> refusal = events.refusal(letter, this::exists);
                    refusal.ifPresent(reason -> refused.put(letter.position(), reason));
                    return refusal.isEmpty();
                })
                .toList();
        List<String> positions = allowed.stream().map(DeadLetter::position).toList();
        Uni<Void> sent = redrive.dryRun() ? Uni.createFrom().voidItem() : send(channel, allowed, redrive.perSecond());
        return sent.map(ignored -> new Report(positions, refused));
    }

    private Uni<Void> send(String channel, List<DeadLetter> letters, double perSecond) {
        return Multi.createFrom()
                .iterable(letters)
                .onItem()
                .transformToUniAndConcatenate(letter -> paced(perSecond)
                        .chain(() -> publisher.publish(letter.channel().orElseThrow(), events.of(letter)))
                        .chain(() -> Uni.createFrom()
                                .completionStage(() -> places.store(channel).remove(places.place(channel), letter))))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> paced(double perSecond) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return perSecond <= 0
                ? now
                : now.onItem().delayIt().by(Duration.ofNanos((long)
                        (Duration.ofSeconds(1).toNanos() / perSecond)));
    }

    private static <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }
}

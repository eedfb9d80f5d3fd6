package io.eventfunctions.redrive;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.eventfunctions.DeadLetter;
import io.eventfunctions.DeadLetters;
import io.eventfunctions.EventPublisher;
import io.eventfunctions.RedriveInProgressException;
import io.eventfunctions.i18n.CoreMessages;

/** Reads the application's dead letters from their transports and sends them back through its channels. */
@ApplicationScoped
public class ChannelDeadLetters implements DeadLetters {

    private final DeadLetterLocations locations;
    private final DeadLetterReader reader;
    private final EventPublisher publisher;
    private final RedriveEvents events;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();

    ChannelDeadLetters(DeadLetterLocations locations, EventPublisher publisher, RedriveEvents events) {
        this.locations = locations;
        this.reader = new DeadLetterReader(locations);
        this.publisher = publisher;
        this.events = events;
    }

    @Override
    public Set<String> channels() {
        return locations.channels();
    }

    @Override
    public Uni<List<DeadLetter>> list(String channel, int limit) {
        return reader.first(limit, channel, Set.of());
    }

    @Override
    public Uni<Optional<DeadLetter>> find(String channel, String position) {
        return reader.first(1, channel, Set.of(position))
                .map(letters -> letters.stream().findFirst());
    }

    @Override
    public Uni<Report> redrive(String channel, Redrive redrive) {
        return redrive.dryRun()
                ? Uni.createFrom().deferred(() -> run(channel, redrive))
                : Uni.createFrom().deferred(() -> alone(channel, redrive));
    }

    private Uni<Report> alone(String channel, Redrive redrive) {
        if (!atWork.add(channel)) {
            return Uni.createFrom()
                    .failure(new RedriveInProgressException(CoreMessages.CHANNEL.redriveInProgress(channel)));
        }
        return run(channel, redrive).onTermination().invoke(() -> atWork.remove(channel));
    }

    private Uni<Report> run(String channel, Redrive redrive) {
        RedriveReport report = new RedriveReport(redrive.positions());
        return reader.all(channel, redrive.positions())
                .select()
                .where(letter ->
                        redrive.function().isEmpty() || redrive.function().equals(letter.function()))
                .onItem()
                .transformToUniAndConcatenate(letter -> handle(channel, letter, redrive, report))
                .onItem()
                .ignoreAsUni()
                .map(ignored -> report.report());
    }

    private Uni<Void> handle(String channel, DeadLetter letter, Redrive redrive, RedriveReport report) {
        Optional<String> refusal = events.refusal(letter);
        if (refusal.isPresent()) {
            report.refused(letter.position(), refusal.get());
            return Uni.createFrom().voidItem();
        }
        Uni<Void> sent = redrive.dryRun() ? Uni.createFrom().voidItem() : send(channel, letter, redrive.perSecond());
        return sent.invoke(() -> report.sent(letter.position()));
    }

    private Uni<Void> send(String channel, DeadLetter letter, double perSecond) {
        return paced(perSecond)
                .chain(() -> publisher.publish(letter.channel().orElseThrow(), events.of(letter)))
                .chain(() -> Uni.createFrom()
                        .completionStage(() -> locations.store(channel).remove(locations.of(channel), letter)));
    }

    private static Uni<Void> paced(double perSecond) {
        Uni<Void> now = Uni.createFrom().voidItem();
        return perSecond <= 0
                ? now
                : now.onItem().delayIt().by(Duration.ofNanos((long)
                        (Duration.ofSeconds(1).toNanos() / perSecond)));
    }
}

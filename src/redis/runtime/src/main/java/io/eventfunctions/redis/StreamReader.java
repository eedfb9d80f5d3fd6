package io.eventfunctions.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * Reads the entries of a stream for one consumer, on a connection of its own because reading blocks it. On each connection it first
 * reads what is pending for the consumer and not in flight, which a crash or a lost answer left behind; then what other consumers have
 * left idle, whenever that is due; and else what is new.
 */
final class StreamReader implements RedisLink.User {

    private static final String ALREADY_EXISTS = "BUSYGROUP";

    /** An idle entry is claimed after one idle time and a third of it; the rest is for a slow answer. */
    private static final int CLAIMED_WITHIN = 2;

    /** An entry with the lease under which it has been received. */
    record Received(StreamGroup.Added entry, EntryLease lease) {}

    /** Several times as long as a server takes to answer. */
    private static final long WAIT_FOR_NAMES_MILLIS = 500;

    private final IncomingSettings settings;
    private final Context context;
    private final InFlightEntries inFlight;
    private final Runnable whenUp;
    private final RedisLink link;
    private final GivenBackEntries givenBack;
    private StreamGroup group;
    private long client;
    private boolean recovering;
    private String recovered;
    private boolean claiming;
    private String claimFrom;

    StreamReader(
            IncomingSettings settings,
            RedisServer server,
            OutageReport outages,
            Context context,
            InFlightEntries inFlight,
            Runnable whenUp) {
        this.settings = settings;
        this.context = context;
        this.inFlight = inFlight;
        this.whenUp = whenUp;
        this.givenBack = new GivenBackEntries(
                settings.claimIdle().multipliedBy(CLAIMED_WITHIN).toNanos(), System::nanoTime);
        this.link = new RedisLink(server, outages, context, this);
    }

    void open() {
        link.open();
    }

    void close() {
        link.close();
    }

    boolean isUp() {
        return link.isUp();
    }

    String trouble() {
        return link.trouble();
    }

    /** The consumer that this is, or {@code null} until the first connection. */
    StreamGroup group() {
        return group;
    }

    /** The number of the connection at the server. */
    long client() {
        return client;
    }

    /** Lets what is pending for the consumer and not in flight be read before anything new. */
    void recover() {
        recovering = true;
        recovered = StreamGroup.BEGINNING;
    }

    /** Lets idle entries be claimed before anything new is read. */
    void claimIdleEntries() {
        if (!claiming) {
            claiming = true;
            claimFrom = StreamGroup.BEGINNING;
        }
    }

    @Override
    public Future<?> prepare(RedisConnection connection) {
        Function<Request, Future<Response>> commands = request -> link.send(connection, request, 0);
        ConsumerNames names = new ConsumerNames(settings.stream(), settings.group(), commands, this::waitForNames);
        return commands.apply(Request.cmd(Command.CLIENT).arg("ID"))
                .onSuccess(id -> client = id.toLong())
                .compose(id -> name(names))
                .onSuccess(this::beConsumer)
                .compose(name -> commands.apply(group.create(settings.start())))
                .recover(failure -> String.valueOf(failure.getMessage()).startsWith(ALREADY_EXISTS)
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    private Future<Void> waitForNames() {
        Promise<Void> over = Promise.promise();
        context.owner().setTimer(WAIT_FOR_NAMES_MILLIS, timer -> context.runOnContext(ignored -> over.complete()));
        return over.future();
    }

    /** Keeps the name that it has, so that entries in flight stay its own. */
    private Future<String> name(ConsumerNames names) {
        if (group != null) {
            return names.take(group.consumer()).map(group.consumer());
        }
        return settings.consumer().map(name -> names.take(name).map(name)).orElseGet(names::free);
    }

    private void beConsumer(String name) {
        if (group == null) {
            group = new StreamGroup(settings.stream(), settings.group(), name);
            RedisMessages.MESSAGES.consuming(settings.channel(), settings.stream(), name, settings.group());
        }
    }

    @Override
    public void up() {
        recover();
        whenUp.run();
    }

    /** The next entries, at most as many; none if there are none within a bounded time. */
    Future<List<Received>> next(int count) {
        RedisConnection connection = link.connection();
        return read(connection, count).onFailure(failure -> link.broken(connection, failure));
    }

    private Future<List<Received>> read(RedisConnection connection, int count) {
        if (recovering) {
            return recover(connection, count);
        }
        return claiming ? claim(connection, count) : readNew(connection, count);
    }

    private Future<List<Received>> readNew(RedisConnection connection, int count) {
        long block = settings.block().toMillis();
        return link.send(connection, group.readNew(count, block), block).map(answer -> StreamGroup.read(answer).stream()
                .map(entry -> new Received(entry, lease(entry, 0, System.nanoTime())))
                .toList());
    }

    private Future<List<Received>> recover(RedisConnection connection, int count) {
        return link.send(connection, group.pending(recovered, count), 0)
                .map(StreamGroup::pending)
                .compose(pending -> {
                    if (pending.isEmpty()) {
                        recovering = false;
                        return Future.succeededFuture(List.of());
                    }
                    recovered = pending.get(pending.size() - 1).id();
                    List<StreamGroup.Pending> left = pending.stream()
                            .filter(entry -> !inFlight.contains(entry.id()))
                            .toList();
                    return left.isEmpty() ? Future.succeededFuture(List.of()) : claim(connection, left);
                });
    }

    private Future<List<Received>> claim(RedisConnection connection, List<StreamGroup.Pending> pending) {
        Map<String, Integer> deliveries =
                pending.stream().collect(Collectors.toMap(StreamGroup.Pending::id, StreamGroup.Pending::deliveries));
        List<String> ids = pending.stream().map(StreamGroup.Pending::id).toList();
        long before = System.nanoTime();
        return link.send(connection, group.claim(ids), 0).compose(answer -> {
            List<StreamGroup.Added> entries = StreamGroup.entries(answer);
            List<Received> received = entries.stream()
                    .map(entry -> new Received(entry, lease(entry, deliveries.get(entry.id()), before)))
                    .toList();
            List<String> gone = new ArrayList<>(ids);
            entries.forEach(entry -> gone.remove(entry.id()));
            return gone.isEmpty()
                    ? Future.succeededFuture(received)
                    : forget(connection, gone).map(received);
        });
    }

    /** Entries that were deleted from the stream stay pending unless they are acknowledged. */
    private Future<Response> forget(RedisConnection connection, List<String> gone) {
        RedisMessages.MESSAGES.pendingEntriesGone(gone.size(), settings.stream(), gone.get(0), settings.channel());
        return link.send(connection, group.acknowledge(gone), 0);
    }

    private Future<List<Received>> claim(RedisConnection connection, int count) {
        long before = System.nanoTime();
        return link.send(connection, group.claimIdle(settings.claimIdle().toMillis(), claimFrom, count), 0)
                .map(StreamGroup::claimed)
                .compose(claimed -> {
                    claimFrom = claimed.next();
                    claiming = !claimFrom.equals(StreamGroup.BEGINNING);
                    List<StreamGroup.Added> left = claimed.entries().stream()
                            .filter(entry -> !inFlight.contains(entry.id()))
                            .toList();
                    return left.isEmpty()
                            ? Future.succeededFuture(List.of())
                            : withDeliveries(connection, left, before);
                });
    }

    /** Claiming does not return how often an entry was delivered, and counts as one more delivery. */
    private Future<List<Received>> withDeliveries(
            RedisConnection connection, List<StreamGroup.Added> entries, long before) {
        List<Request> questions =
                entries.stream().map(entry -> group.pending(entry.id())).toList();
        return link.answer(connection.batch(questions), 0).map(answers -> {
            Map<String, Integer> deliveries = answers.stream()
                    .flatMap(answer -> StreamGroup.pending(answer).stream())
                    .collect(Collectors.toMap(StreamGroup.Pending::id, StreamGroup.Pending::deliveries));
            return entries.stream()
                    .flatMap(entry -> Stream.ofNullable(deliveries.get(entry.id()))
                            .map(count -> new Received(entry, lease(entry, count - 1, before))))
                    .toList();
        });
    }

    private EntryLease lease(StreamGroup.Added entry, int earlierReceptions, long begin) {
        return new EntryLease(
                entry.id(), settings.claimIdle().toNanos(), System::nanoTime, givenBack, earlierReceptions, begin);
    }
}

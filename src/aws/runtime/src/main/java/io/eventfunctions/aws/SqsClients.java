package io.eventfunctions.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.aws.sqs.SqsConnectorCommonConfiguration;
import io.smallrye.reactive.messaging.aws.sqs.SqsConnectorOutgoingConfiguration;
import io.smallrye.reactive.messaging.aws.sqs.SqsManager;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Gives the SQS connector its clients and its queues. */
@ApplicationScoped
@Alternative
@Priority(1)
public class SqsClients extends SqsManager {

    private static final Logger LOG = Logger.getLogger(SqsClients.class);
    private static final long TICK_MILLIS = 250;
    private static final int CLOSING_SECONDS = 2;

    /** There is no such queue. */
    private static final class NoQueue extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        NoQueue(String queue, String channel, Throwable cause) {
            super(
                    "EVF0702 Channel %s has no queue: there is no %s in the account and region; create it or set the channel's attribute queue"
                            .formatted(channel, queue),
                    cause);
        }
    }

    private final List<Reception> receptions = new CopyOnWriteArrayList<>();
    private final List<InFlight> inFlight = new CopyOnWriteArrayList<>();
    private final List<Deletions> deletions = new CopyOnWriteArrayList<>();
    private final Map<String, SqsQueue> queues = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "event-functions-sqs-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final Lookup lookup;
    private final SharedClients<SqsAsyncClientBuilder, SqsAsyncClient> clients;
    private final UnreachableChannels unreachable;

    SqsClients(
            Instance<SqsAsyncClient> usual,
            Instance<SqsAsyncClientBuilder> builder,
            UnreachableChannels unreachable,
            AwsConfig config) {
        this.lookup = new Lookup(config.lookup());
        this.clients = new SharedClients<>(usual::get, builder::get);
        this.unreachable = unreachable;
        timer.scheduleWithFixedDelay(this::extend, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** An exception would be the end of the timer. */
    private void extend() {
        for (InFlight messages : inFlight) {
            try {
                messages.extend();
            } catch (RuntimeException e) {
                LOG.warnf(e, "EVF0713 Messages could not be kept invisible; another attempt follows");
            }
        }
    }

    @Override
    public SqsAsyncClient getClient(SqsConnectorCommonConfiguration channel) {
        SqsAsyncClient shared = shared(channel);
        InFlight messages = new InFlight(channel.getChannel(), shared);
        RetryingRequest retrying = new RetryingRequest(channel.getChannel(), queue(channel), unreachable);
        Reception reception = new Reception(shared, retrying, messages);
        receptions.add(reception);
        inFlight.add(messages);
        Deletions handled = new Deletions(shared);
        deletions.add(handled);
        return new ChannelSqsClient(shared, () -> queueOf(channel.getChannel()).url(), reception, messages, handled);
    }

    @Override
    public Uni<String> getQueueUrl(SqsConnectorCommonConfiguration channel) {
        Uni<String> url =
                channel.getQueueUrl().map(known -> Uni.createFrom().item(known)).orElseGet(() -> lookUp(channel));
        queues.put(channel.getChannel(), new SqsQueue(shared(channel), url));
        return channel instanceof SqsConnectorOutgoingConfiguration
                        && channel.getQueueUrl().isEmpty()
                ? lookup.address(queue(channel), url)
                : url;
    }

    private Uni<String> lookUp(SqsConnectorCommonConfiguration channel) {
        String queue = queue(channel);
        RetryingRequest retrying = new RetryingRequest(channel.getChannel(), queue, unreachable);
        boolean sends = channel instanceof SqsConnectorOutgoingConfiguration;
        return lookup.await(() ->
                retrying.insist(() -> find(queue, channel), failure -> lookup.isOver(failure, NoQueue.class, sends)));
    }

    /** The queue of a channel of Reactive Messaging. */
    SqsQueue queueOf(String channel) {
        return queues.get(channel);
    }

    /** Keeps messages that somebody else than the connector receives invisible, until they are {@linkplain #release released}. */
    InFlight hold(String channel) {
        InFlight messages = new InFlight(channel, queueOf(channel).client());
        inFlight.add(messages);
        return messages;
    }

    /** Gives back what is left of them. */
    void release(InFlight messages) {
        await(Stream.of(messages.giveBack()));
        inFlight.remove(messages);
    }

    private CompletableFuture<String> find(String queue, SqsConnectorCommonConfiguration channel) {
        return shared(channel)
                .getQueueUrl(request -> request.queueName(queue))
                .thenApply(GetQueueUrlResponse::queueUrl)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure.getCause() instanceof QueueDoesNotExistException
                                ? new NoQueue(queue, channel.getChannel(), failure.getCause())
                                : failure));
    }

    private SqsAsyncClient shared(SqsConnectorCommonConfiguration channel) {
        return clients.at(new AwsEndpoint(
                channel.getRegion(), channel.getEndpointOverride().map(URI::create), channel.getCredentialsProvider()));
    }

    private static String queue(SqsConnectorCommonConfiguration channel) {
        return channel.getQueue().orElse(channel.getChannel());
    }

    /** Asks for no messages any more; those that are here can still be deleted or given back. */
    public void stopReceptions() {
        receptions.forEach(Reception::stop);
    }

    /** Before Quarkus closes its client: what is not handled by now goes to others at once. */
    void giveBack(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent shutdown) {
        timer.shutdown();
        await(deletions.stream().map(Deletions::done));
        await(inFlight.stream().map(InFlight::giveBack));
    }

    private static void await(Stream<CompletableFuture<Void>> requests) {
        try {
            CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new)).get(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Messages that could not be given back come again when their visibility timeout is over", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void close() {
        clients.close();
    }
}

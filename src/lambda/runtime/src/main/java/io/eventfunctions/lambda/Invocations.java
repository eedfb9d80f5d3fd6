package io.eventfunctions.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.Context;
import io.quarkus.arc.Arc;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.channel.OutgoingChannels;
import io.eventfunctions.delivery.Timer;
import io.eventfunctions.delivery.WheelTimer;
import io.eventfunctions.function.FunctionIndex;
import io.eventfunctions.lambda.invocation.Answers;
import io.eventfunctions.lambda.invocation.Deadline;
import io.eventfunctions.lambda.invocation.Invocation;
import io.eventfunctions.lambda.invocation.Routes;
import io.eventfunctions.lambda.source.InvocationReader;
import io.eventfunctions.lambda.source.Item;
import io.eventfunctions.lambda.source.Payload;

/**
 * Handles what the function is invoked with: reads it, has the channels deliver it, waits until everything that was sent is
 * confirmed, and answers.
 */
@Singleton
public class Invocations {

    private static final Logger LOG = Logger.getLogger(Invocations.class);

    private final LambdaConfig config;
    private final LambdaConnector connector;
    private final OutgoingChannels outgoing;
    private final Routes routes;
    private final Executor workers;
    private final Timer timer;
    private final HttpInvocations requests;

    Invocations(
            LambdaConfig config,
            Config attributes,
            @Connector(LambdaConnector.NAME) LambdaConnector connector,
            OutgoingChannels outgoing,
            FunctionIndex functions,
            WheelTimer timer,
            HttpInvocations requests) {
        this.config = config;
        this.connector = connector;
        this.outgoing = outgoing;
        this.timer = timer;
        this.requests = requests;
        this.workers = Arc.container().getExecutorService();
        ChannelSettings settings = ChannelSettings.in(attributes);
        this.routes = new Routes(
                new ServedChannels(settings, Connectors.onClassPath())
                        .of(ChannelNames.from(settings), config.channels()),
                (channel, event) -> !functions.on(channel).wanting(event).isEmpty());
    }

    /** The channels that this deployment serves, as people are told of them. */
    List<String> served() {
        return routes.channels();
    }

    /**
     * Handles one invocation.
     *
     * @param in what the function is invoked with
     * @param out gets the answer
     * @throws RuntimeException if nothing was handled, or if the event source has to hear of rejected items so
     */
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        Deadline deadline = new Deadline(
                Duration.ofMillis(context.getRemainingTimeInMillis()), config.deadlineMargin(), System::nanoTime);
        Payload payload = InvocationReader.read(in);
        if (payload instanceof Payload.Request http) {
            requests.answer(http.request(), deadline, out);
        } else {
            handle(((Payload.Batch) payload).items(), deadline, out);
        }
    }

    private void handle(List<Item> items, Deadline deadline, OutputStream out) throws IOException {
        Invocation invocation = new Invocation(items, routes, connector::emit, deadline, workers, timer);
        Set<CompletionStage<Void>> ofOthers = outgoing.unconfirmed();
        try {
            invocation.run();
            outgoing.confirmed(ofOthers).toCompletableFuture().get(deadline.nanosUntilAnswer(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.warnf(
                    "EVF0966 Events that functions have sent were not confirmed in time; what they follow from comes again, all %d items of the invocation",
                    items.size());
            invocation.failAll(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("EVF0967 The application ends; the invocation comes again", e);
        }
        Answers.write(items, invocation.failed(), config.reportBatchItemFailures(), out);
    }
}

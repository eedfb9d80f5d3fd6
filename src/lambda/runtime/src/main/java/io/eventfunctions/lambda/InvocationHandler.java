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

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.Context;
import io.quarkus.arc.Arc;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.channel.IncomingChannels;
import io.eventfunctions.channel.OutgoingChannels;
import io.eventfunctions.delivery.Timer;
import io.eventfunctions.function.FunctionIndex;
import io.eventfunctions.lambda.invocation.BatchInvocation;
import io.eventfunctions.lambda.invocation.BatchResponseWriter;
import io.eventfunctions.lambda.invocation.Deadline;
import io.eventfunctions.lambda.invocation.RecordRetries;
import io.eventfunctions.lambda.invocation.RecordRouter;
import io.eventfunctions.lambda.source.EventSourceType;
import io.eventfunctions.lambda.source.InvocationPayload;
import io.eventfunctions.lambda.source.InvocationReader;
import io.eventfunctions.lambda.source.InvocationRecord;
import io.eventfunctions.spi.RetryQueue;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * Handles the invocations of the function: reads the payload, has the channels deliver its records, waits until everything that was
 * sent is confirmed, and writes the response.
 */
@Singleton
public class InvocationHandler {

    private final LambdaConfig config;
    private final IncomingChannels incoming;
    private final OutgoingChannels outgoing;
    private final RecordRouter router;
    private final Executor workers;
    private final Timer timer;
    private final HttpInvocationHandler requests;
    private final RecordRetries retries;

    InvocationHandler(
            LambdaConfig config,
            ChannelSettings settings,
            IncomingChannels incoming,
            OutgoingChannels outgoing,
            FunctionIndex functions,
            Timer timer,
            HttpInvocationHandler requests,
            @Any Instance<RetryQueue> queues) {
        this.config = config;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.timer = timer;
        this.requests = requests;
        Instance<RetryQueue> queue = queues.select(Identifier.Literal.of(EventSourceType.SQS.connector()));
        this.retries = new RecordRetries(queue.isUnsatisfied() ? null : queue.get());
        this.workers = Arc.container().getExecutorService();
        this.router = new RecordRouter(
                new ServedChannelsReader(settings, Connectors.onClassPath())
                        .read(ChannelNames.from(settings), config.channels()),
                (channel, event) -> !functions.on(channel).wanting(event).isEmpty());
    }

    /** The channels that this deployment serves, as messages show them. */
    List<String> served() {
        return router.channels();
    }

    /**
     * Handles one invocation.
     *
     * @param in the payload of the invocation
     * @param out receives the response
     * @throws RuntimeException if nothing was handled, or if records were rejected and the event source supports no partial batch
     *     response
     */
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
        Deadline deadline = new Deadline(
                Duration.ofMillis(context.getRemainingTimeInMillis()), config.deadlineMargin(), System::nanoTime);
        InvocationPayload payload = InvocationReader.read(in, InvocationTrace.traceparent(context));
        if (payload instanceof InvocationPayload.Request http) {
            requests.handle(http.request(), deadline, out);
        } else {
            handle(((InvocationPayload.Batch) payload).records(), deadline, out);
        }
    }

    private void handle(List<InvocationRecord> records, Deadline deadline, OutputStream out) throws IOException {
        BatchInvocation invocation =
                new BatchInvocation(records, router, this::receive, deadline, workers, timer, retries);
        Set<CompletionStage<Void>> sentBefore = outgoing.unconfirmed();
        try {
            invocation.run();
            outgoing.confirmed(sentBefore)
                    .toCompletableFuture()
                    .get(deadline.nanosUntilResponse(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            MESSAGES.batchNotConfirmed(records.size());
            invocation.failAll(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MESSAGES.shutdown(e);
        }
        delayRedeliveries(invocation, deadline);
        BatchResponseWriter.write(records, invocation.failed(), config.reportBatchItemFailures(), out);
    }

    private void receive(String channel, Message<?> message) {
        if (!incoming.receive(channel, message)) {
            throw MESSAGES.channelStopped(channel);
        }
    }

    /** Otherwise they are redelivered when their visibility timeout is over. */
    private static void delayRedeliveries(BatchInvocation invocation, Deadline deadline) {
        try {
            invocation
                    .delayRedeliveries()
                    .toCompletableFuture()
                    .get(deadline.nanosUntilResponse(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            MESSAGES.redeliveryNotDelayed(e instanceof ExecutionException ? e.getCause() : e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MESSAGES.shutdown(e);
        }
    }
}

package io.eventfunctions.lambda.deployment;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.Outcome;
import io.eventfunctions.spi.DeduplicationStore;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryListener;
import io.eventfunctions.spi.DeliveryResult;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An event that another environment is at work on, for longer than the invocation has time. */
class HeldClaimTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root ->
                    root.addClasses(Functions.class, ElsewhereAtWork.class, Ends.class, Invoker.class, Batch.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0")
            .overrideConfigKey("mp.messaging.incoming.held.connector", "smallrye-sqs")
            .overrideConfigKey("mp.messaging.incoming.held.delivery.deduplication", "elsewhere-at-work")
            .overrideConfigKey("mp.messaging.incoming.held.delivery.backoff-delay", "1m")
            .overrideConfigKey("mp.messaging.incoming.held.delivery.backoff-max", "1m");

    @Inject
    Invoker invoker;

    @Inject
    Ends ends;

    @Test
    void itIsSentBackBeforeTheAnswerIsDue() {
        assertEquals(
                "{\"batchItemFailures\":[]}",
                invoker.invoke(Batch.from("held").message("1").toString(), Duration.ofSeconds(10)));
        assertEquals(Outcome.REJECTED, ends.outcome);
        assertTrue(
                ends.failure.getCause().getMessage().contains("another delivery of the event is at work"),
                ends.failure::getMessage);
    }

    public static class Functions {

        @Funq
        @Incoming("held")
        public void handle(CloudEvent event) {}
    }

    /** All events are in work elsewhere. */
    @ApplicationScoped
    @Identifier("elsewhere-at-work")
    public static class ElsewhereAtWork implements DeduplicationStore {

        @Override
        public CompletionStage<Answer> claim(Key key, Duration expiry, Duration window) {
            return CompletableFuture.completedFuture(Refusal.HELD);
        }

        @Override
        public CompletionStage<Boolean> renew(Claim claim, Duration expiry) {
            throw new UnsupportedOperationException("No claim is granted");
        }

        @Override
        public CompletionStage<Boolean> complete(Claim claim, Duration window) {
            throw new UnsupportedOperationException("No claim is granted");
        }

        @Override
        public CompletionStage<Boolean> release(Claim claim, boolean attempted) {
            throw new UnsupportedOperationException("No claim is granted");
        }
    }

    /** Hears how the delivery ended. */
    @Singleton
    public static class Ends implements DeliveryListener {

        private volatile Outcome outcome;
        private volatile Throwable failure;

        @Override
        public void completed(Delivery delivery, DeliveryResult result) {
            this.failure = result.failure();
            this.outcome = result.outcome();
        }
    }
}

package io.eventfunctions.conformance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.eventfunctions.lambda.deployment.Invoker;
import io.eventfunctions.local.lambda.function.LocalFunction;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The application under test as the function of event source mappings, with as many invocations at a time as they like. */
final class InvokedFunction implements LocalFunction, AutoCloseable {

    private final ExecutorService environments = Executors.newCachedThreadPool();
    private final Invoker invoker;

    InvokedFunction(Invoker invoker) {
        this.invoker = invoker;
    }

    @Override
    public String name() {
        return "conformance";
    }

    @Override
    public CompletionStage<Answer> invoke(byte[] payload) {
        return CompletableFuture.supplyAsync(() -> answer(payload), environments);
    }

    private Answer answer(byte[] payload) {
        try {
            return new Answer(invoker.invoke(new String(payload, UTF_8)).getBytes(UTF_8), null);
        } catch (RuntimeException e) {
            return new Answer(null, e.toString());
        }
    }

    @Override
    public void close() {
        environments.shutdownNow();
    }
}

package io.eventfunctions.function;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/** Runs a call where its {@link Execution} says, on a Vert.x context and with a CDI request context of its own. */
final class FunctionRunner {

    private final Vertx vertx;

    FunctionRunner(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Completes when what {@code call} returned completes; fails with what it threw. */
    CompletionStage<Void> run(Execution execution, Supplier<CompletionStage<Void>> call) {
        ContextInternal context = newContext();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Runnable task = () -> withRequestContext(call, done);
        try {
            switch (execution) {
                case EVENT_LOOP -> onEventLoop(context, task);
                case VIRTUAL_THREAD -> onVirtualThread(context, task);
                case WORKER ->
                    context.executeBlocking(
                            () -> {
                                task.run();
                                return null;
                            },
                            false);
            }
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    /** Request scope and locals live in the duplicated context, so two calls must not share one. */
    private ContextInternal newContext() {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return (ContextInternal) context;
    }

    private static void onEventLoop(ContextInternal context, Runnable task) {
        if (context.inThread()) {
            context.dispatch(task);
        } else {
            context.runOnContext(ignored -> task.run());
        }
    }

    private static void onVirtualThread(ContextInternal context, Runnable task) {
        ExecutorService virtualThreads = VirtualThreadsRecorder.getCurrent();
        virtualThreads.execute(() -> context.dispatch(task));
    }

    private static void withRequestContext(Supplier<CompletionStage<Void>> call, CompletableFuture<Void> done) {
        ManagedContext requestContext = Arc.container().requestContext();
        requestContext.activate();
        InjectableContext.ContextState state = requestContext.getState();
        try {
            call.get().whenComplete((ignored, failure) -> {
                requestContext.destroy(state);
                complete(done, failure);
            });
        } catch (Throwable e) {
            requestContext.destroy(state);
            done.completeExceptionally(e);
        } finally {
            requestContext.deactivate();
        }
    }

    private static void complete(CompletableFuture<Void> done, Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
    }
}

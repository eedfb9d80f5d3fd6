package io.eventfunctions.function;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quarkus.virtual.threads.VirtualThreadsRecorder;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

/**
 * Runs calls where their {@link Execution} says, each on a Vert.x context of its own. Calls on lent threads have none: on Lambda, a function
 * that blocks does not start Vert.x.
 */
final class FunctionRunner {

    private final Supplier<Vertx> vertx;
    private final Executor workers;

    FunctionRunner(Supplier<Vertx> vertx, Executor workers) {
        this.vertx = vertx;
        this.workers = workers;
    }

    /**
     * Runs a call.
     *
     * @param lent runs it in place of a worker if it may block, unless it is {@code null}
     * @throws java.util.concurrent.RejectedExecutionException if nobody will run it
     */
    void run(Execution execution, Runnable call, Executor lent) {
        if (execution == Execution.WORKER && lent != null) {
            lent.execute(call);
            return;
        }
        ContextInternal context = newContext();
        switch (execution) {
            case EVENT_LOOP -> onEventLoop(context, call);
            case VIRTUAL_THREAD -> VirtualThreadsRecorder.getCurrent().execute(() -> context.dispatch(call));
            case WORKER -> workers.execute(() -> context.dispatch(call));
        }
    }

    /** Request scope and locals live in the duplicated context, so two calls must not share one. */
    private ContextInternal newContext() {
        Context context = VertxContext.createNewDuplicatedContext(vertx.get().getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return (ContextInternal) context;
    }

    private static void onEventLoop(ContextInternal context, Runnable call) {
        if (context.inThread()) {
            context.dispatch(call);
        } else {
            context.runOnContext(ignored -> call.run());
        }
    }
}

package io.eventfunctions.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells apart what is done from what must be awaited: most stages are complete when they are returned, and waiting costs. */
final class Completed {

    private Completed() {}

    static boolean successfully(CompletionStage<?> stage) {
        return stage instanceof CompletableFuture<?> future && future.isDone() && !future.isCompletedExceptionally();
    }
}

package io.eventfunctions.benchmarks;

import java.util.concurrent.CompletableFuture;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** The Quarkus application, running in this JVM in production mode. */
final class RunningApplication {

    private static final CompletableFuture<Void> STARTED = new CompletableFuture<>();

    private final Thread main = new Thread(RunningApplication::run, "application");

    /** Returns when every channel is open; fails with what the start failed with. */
    static RunningApplication start() {
        RunningApplication application = new RunningApplication();
        application.main.start();
        STARTED.join();
        return application;
    }

    /** Returns when the application has stopped. */
    void stop() throws InterruptedException {
        Quarkus.asyncExit();
        main.join();
    }

    private static void run() {
        Quarkus.run(UntilExit.class, (status, failure) -> {
            if (failure != null) {
                STARTED.completeExceptionally(failure);
            }
        });
    }

    /** Tells that the application has started. */
    public static class UntilExit implements QuarkusApplication {

        @Override
        public int run(String... arguments) {
            STARTED.complete(null);
            Quarkus.waitForExit();
            return 0;
        }
    }
}

package io.eventfunctions.lambda;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes at the application's start what its build has declared. */
@Recorder
public class LambdaRecorder {

    /**
     * Begins to ask for invocations, if the application runs on Lambda and nobody else does so for it; for several at a time where
     * Lambda says that it may have so many.
     */
    public void poll(ShutdownContext shutdown, LaunchMode mode) {
        Config config = ConfigProvider.getConfig();
        if (LambdaEnvironment.isIn(name -> config.getOptionalValue(name, String.class))
                && !EventsHandler.isInvokedByRuntime()) {
            int atOnce = config.getOptionalValue(LambdaEnvironment.MAX_CONCURRENCY, Integer.class)
                    .orElse(1);
            for (int i = 0; i < atOnce; i++) {
                new PollLoop(mode).startPollLoop(shutdown);
            }
        }
    }
}

package io.eventfunctions.lambda;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownContext;
import io.quarkus.runtime.annotations.Recorder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the poll loops when the application starts. */
@Recorder
public class LambdaRecorder {

    /**
     * Starts to poll for invocations if the application runs on Lambda and no managed runtime polls for it: in several loops if
     * Lambda allows concurrent invocations.
     */
    public void poll(ShutdownContext shutdown, LaunchMode mode) {
        Config config = ConfigProvider.getConfig();
        if (LambdaEnvironment.isIn(name -> config.getOptionalValue(name, String.class))
                && !EventsHandler.isInvokedByRuntime()) {
            int concurrency = config.getOptionalValue(LambdaEnvironment.MAX_CONCURRENCY, Integer.class)
                    .orElse(1);
            for (int i = 0; i < concurrency; i++) {
                new PollLoop(mode).startPollLoop(shutdown);
            }
        }
    }
}

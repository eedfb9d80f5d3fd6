package io.eventfunctions.http.deployment;

import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.deployment.dev.DevModeListener;
import org.jspecify.annotations.Nullable;

/** Prints the {@link PublishHint} when dev mode has started. */
public class PublishHintListener implements DevModeListener {

    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }

    /** Without an application the start has failed, for example because the port is taken. */
    @Override
    public void afterFirstStart(@Nullable RunningQuarkusApplication application) {
        PublishHint hint = PublishHint.latest();
        if (hint != null && application != null) {
            String port = application
                    .getConfigValue("quarkus.http.port", String.class)
                    .orElse("8080");
            String root = application
                    .getConfigValue("quarkus.http.root-path", String.class)
                    .map(path -> path.replaceAll("/+$", ""))
                    .orElse("");
            System.out.println(hint.text("http://localhost:" + port + root));
        }
    }

    @Override
    public void beforeShutdown() {
        PublishHint.remember(null);
    }
}

package io.eventfunctions.http.deployment;

import io.quarkus.bootstrap.app.RunningQuarkusApplication;
import io.quarkus.deployment.dev.DevModeListener;

/** Prints the {@link PublishHint} when dev mode has started. */
public class PublishHintListener implements DevModeListener {

    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void afterFirstStart(RunningQuarkusApplication application) {
        PublishHint hint = PublishHint.latest();
        if (hint != null) {
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

package io.eventfunctions.runtime;

import java.util.Optional;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;

/** Event Functions. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.event-functions")
public interface EventFunctionsConfig {

    /**
     * The {@code source} attribute of the events that the application sends, a URI reference. Default: a slash and the
     * application's name.
     */
    Optional<String> source();
}

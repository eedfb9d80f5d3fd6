package io.eventfunctions.crash;

import java.io.IOException;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the application when its standard input ends, so that it never outlives the process that started it. On Lambda, who
 * started it sees to that.
 */
@ApplicationScoped
public class EndOfInput {

    private final boolean onLambda;

    EndOfInput(@ConfigProperty(name = "AWS_LAMBDA_RUNTIME_API") Optional<String> runtimeApi) {
        onLambda = runtimeApi.isPresent();
    }

    void hold(@Observes StartupEvent start) {
        if (onLambda) {
            return;
        }
        Thread thread = new Thread(EndOfInput::awaitEndOfInput, "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // An input that can't be read has ended as well.
        }
        Quarkus.asyncExit();
    }
}

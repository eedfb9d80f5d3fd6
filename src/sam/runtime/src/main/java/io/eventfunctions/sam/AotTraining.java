package io.eventfunctions.sam;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;

import io.eventfunctions.codec.PayloadDecoder;
import io.eventfunctions.lambda.SnapStartPriming;
import io.eventfunctions.spi.event.EventJsonReader;

/**
 * What the application does when its AOT cache is made: it loads the classes that the first invocation would load, without delivering or
 * sending anything. It reads the sample event of each channel with its payload, runs the priming of SnapStart, and loads the
 * listed classes without initializing them. No function is called.
 *
 * @see <a href="https://openjdk.org/jeps/483">JEP 483: Ahead-of-Time Class Loading &amp; Linking</a>
 */
@Singleton
public class AotTraining {

    /** The environment variable that names the file with the classes; only while the cache is made. */
    public static final String CLASSES = "EVENT_FUNCTIONS_AOT_CLASSES";

    private static final String SAMPLES = "META-INF/event-functions/samples.json";

    void train(@Observes StartupEvent start, SnapStartPriming priming, PayloadDecoder payloads) throws IOException {
        String classes = System.getenv(CLASSES);
        if (classes != null) {
            priming.beforeCheckpoint(null);
            readSamples(payloads);
            Files.readAllLines(Path.of(classes)).forEach(AotTraining::load);
        }
    }

    private static void readSamples(PayloadDecoder payloads) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream samples = loader().getResourceAsStream(SAMPLES)) {
            for (JsonNode sample : mapper.readTree(samples)) {
                payloads.read(EventJsonReader.read(mapper.writeValueAsBytes(sample)));
            }
        }
    }

    /** A class that refers to an optional dependency cannot be loaded without it, nor is it needed then. */
    private static void load(String name) {
        try {
            Class.forName(name, false, loader());
        } catch (ClassNotFoundException | LinkageError e) {
            return;
        }
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }
}

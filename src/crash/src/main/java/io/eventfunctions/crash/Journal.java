package io.eventfunctions.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.eventfunctions.EventContext;

/**
 * The file in which a run of the application notes every attempt, one line and one write each: what is written survives
 * the process.
 */
@ApplicationScoped
public class Journal {

    private final FileChannel file;

    Journal(@ConfigProperty(name = "crash.journal") Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void write(WorkItem item, EventContext context) {
        String line = "%s %s %d %s %d %s\n"
                .formatted(
                        context.function(),
                        item.key(),
                        item.sequence(),
                        context.id(),
                        context.attempt(),
                        item.poison() ? "poison" : "ok");
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() throws IOException {
        file.close();
    }
}

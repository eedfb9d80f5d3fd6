package io.eventfunctions.crash;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.eventfunctions.EventContext;

/**
 * The file in which the application's processes note how attempts begin and end, one line and one write each: what is written
 * survives the process, and lines of several processes stand in the order in which they were written.
 */
@ApplicationScoped
public class Journal {

    private final long process = ProcessHandle.current().pid();
    /** Not a channel, which an interrupt would close: calls that are given up are interrupted. */
    private final FileOutputStream file;

    Journal(@ConfigProperty(name = "crash.journal") Path path) throws IOException {
        file = new FileOutputStream(path.toFile(), true);
    }

    /** What a line tells of an attempt. */
    enum Step {
        BEGINS,
        HANGS,
        ENDS
    }

    void write(Step step, WorkItem item, EventContext context) {
        String line = "%d %s %s %d %s %d %s %s %d\n"
                .formatted(
                        process,
                        context.function(),
                        item.key(),
                        item.sequence(),
                        context.id(),
                        context.attempt(),
                        item.poison() ? "poison" : "ok",
                        step,
                        System.currentTimeMillis());
        try {
            file.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() throws IOException {
        file.close();
    }
}

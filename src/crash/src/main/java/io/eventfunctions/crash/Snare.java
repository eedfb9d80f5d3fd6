package io.eventfunctions.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.eventfunctions.EventContext;

/** A file that the test lays: the first attempt to find it takes it away, and hangs. */
@ApplicationScoped
public class Snare {

    private static final long HANG_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Optional<Path> file;

    Snare(@ConfigProperty(name = "crash.snare") Optional<Path> file) {
        this.file = file;
    }

    /** Catches first attempts only: a last one that hangs makes a dead letter of a good event, and rightly. */
    boolean catches(EventContext context) {
        try {
            return context.attempt() == 1 && file.isPresent() && Files.deleteIfExists(file.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hangs much longer than any function may run, and no interrupt helps; never comes back. */
    void hang() {
        long end = System.nanoTime() + HANG_NANOS;
        for (long left = HANG_NANOS; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            Thread.interrupted();
        }
        throw new IllegalStateException("Hung for too long");
    }
}

package io.eventfunctions.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.eventfunctions.spi.DeduplicationStore;

/**
 * Keeps claims in files that outlive the process, one for each event and function, as a database would. A lock on a file makes
 * processes take turns; the lock of a process that is killed ends with it. Small files on a local disk: it hardly blocks.
 */
@ApplicationScoped
@Identifier("file")
public class FileDeduplicationStore implements DeduplicationStore {

    private static final String LOCK = ".lock";
    private static final String TEMPORARY = ".new";

    /** A lock is held by a whole process; its threads take turns here. */
    private static final Object TURN = new Object();

    private final Path directory;
    private final Clock clock;

    @Inject
    FileDeduplicationStore(@ConfigProperty(name = "crash.claims", defaultValue = "claims") Path directory) {
        this(directory, Clock.systemUTC());
    }

    FileDeduplicationStore(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** The claims of a directory that are neither released nor completed. */
    static Map<Key, StoredClaim> held(Path directory) throws IOException {
        Map<Key, StoredClaim> held = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(FileDeduplicationStore::isClaim).toList()) {
                StoredClaim claim = StoredClaim.parse(Files.readString(file));
                if (claim.state() == StoredClaim.State.HELD) {
                    held.put(keyOf(file), claim);
                }
            }
        }
        return held;
    }

    @Override
    public CompletionStage<Answer> claim(Key key, Duration expiry, Duration window) {
        return CompletableFuture.completedStage(exclusively(() -> {
            long now = clock.millis();
            StoredClaim before = read(key);
            if (before != null && before.isHeldAt(now)) {
                return Refusal.HELD;
            }
            if (before != null && before.isCompletedAt(now)) {
                return Refusal.COMPLETED;
            }
            boolean isNew = before == null || before.isForgottenAt(now);
            StoredClaim granted = (isNew ? new StoredClaim(0, StoredClaim.State.RELEASED, now, 0, false) : before)
                    .next(now, expiry, window);
            write(key, granted);
            return new Claim(key, granted.token(), granted.attempted());
        }));
    }

    @Override
    public CompletionStage<Boolean> renew(Claim claim, Duration expiry) {
        return change(claim, stored -> stored.renewed(clock.millis(), expiry));
    }

    @Override
    public CompletionStage<Boolean> complete(Claim claim, Duration window) {
        return change(claim, stored -> stored.completed(clock.millis(), window));
    }

    @Override
    public CompletionStage<Boolean> release(Claim claim, boolean attempted) {
        return change(claim, stored -> stored.released(clock.millis(), attempted));
    }

    private CompletionStage<Boolean> change(Claim claim, UnaryOperator<StoredClaim> change) {
        return CompletableFuture.completedStage(exclusively(() -> {
            StoredClaim stored = read(claim.key());
            if (stored == null || !stored.isOf(claim)) {
                return false;
            }
            write(claim.key(), change.apply(stored));
            return true;
        }));
    }

    /** What is done in turn. */
    @FunctionalInterface
    private interface Turn<T> {
        T take() throws IOException;
    }

    private <T> T exclusively(Turn<T> turn) {
        synchronized (TURN) {
            try (FileChannel file = FileChannel.open(
                            Files.createDirectories(directory).resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                return turn.take();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private StoredClaim read(Key key) throws IOException {
        Path file = file(key);
        return Files.exists(file) ? StoredClaim.parse(Files.readString(file)) : null;
    }

    /** In one step: a process that is killed meanwhile leaves the old file or the new one. */
    private void write(Key key, StoredClaim claim) throws IOException {
        Path file = file(key);
        Path temporary = directory.resolve(file.getFileName() + TEMPORARY);
        Files.writeString(temporary, claim.line());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(Key key) {
        String name = String.join(" ", key.source(), key.id(), key.function());
        return directory.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    private static Key keyOf(Path file) {
        String[] parts = URLDecoder.decode(file.getFileName().toString(), StandardCharsets.UTF_8)
                .split(" ");
        return new Key(parts[0], parts[1], parts[2]);
    }

    private static boolean isClaim(Path file) {
        String name = file.getFileName().toString();
        return !name.equals(LOCK) && !name.endsWith(TEMPORARY);
    }
}

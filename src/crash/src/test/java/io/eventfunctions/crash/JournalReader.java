package io.eventfunctions.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Follows a journal. A line whose end was never written counts as not written. */
final class JournalReader {

    private static final int CHUNK = 1 << 20;

    private final Path path;
    private long position;

    JournalReader(Path path) {
        this.path = path;
    }

    /** Hands over the lines that are new since the last time. */
    void readNew(Consumer<Attempt> consumer) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (FileChannel file = FileChannel.open(path)) {
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
            while (file.read(buffer.clear(), position) > 0) {
                String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
                int end = text.lastIndexOf('\n') + 1;
                if (end == 0) {
                    return;
                }
                position += end;
                text.substring(0, end).lines().forEach(line -> consumer.accept(Attempt.parse(line)));
            }
        }
    }
}

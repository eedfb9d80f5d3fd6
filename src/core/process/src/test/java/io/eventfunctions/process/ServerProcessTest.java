package io.eventfunctions.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a server, as its parent sees it. */
class ServerProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    @Test
    void aServerThatPrintsAndLogsALotGoesOn(@TempDir Path directory) {
        Path file = directory.resolve("printed");
        ServerProcess server = ServerProcess.start(
                TalkativeServer.class,
                CLASS_PATH,
                Map.of(TalkativeServer.FILE, file.toString()),
                directory.resolve("server.log"),
                PATIENCE);
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(file));
        } finally {
            server.stop();
        }
    }
}

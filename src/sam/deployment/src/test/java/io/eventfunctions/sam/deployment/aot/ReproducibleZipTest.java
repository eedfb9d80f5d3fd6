package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.TimeZone;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The zip is the same wherever and whenever it is made, and its files are what they were. */
class ReproducibleZipTest {

    /** 2020-01-01T12:00:00 as MS-DOS has it: seven bits for the years since 1980, then month, day, hour, minute and half the second. */
    private static final int NOON = 40 << 25 | 1 << 21 | 1 << 16 | 12 << 11;

    private static final int TIME_IN_HEADER = 10;

    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path directory;

    private Path content;

    @BeforeEach
    void write() throws IOException {
        content = Files.createDirectory(directory.resolve("content"));
        Files.writeString(Files.createDirectory(content.resolve("lib")).resolve("a.jar"), "jar");
        Files.writeString(content.resolve("bootstrap"), "program").toFile().setExecutable(true);
        Files.createSymbolicLink(content.resolve("link"), Path.of("bootstrap"));
    }

    @AfterEach
    void restore() {
        TimeZone.setDefault(zone);
    }

    @Test
    void theSameFilesMakeTheSameZipAtAnyTimeAndInAnyTimeZone() throws IOException {
        byte[] first = zip("Asia/Tokyo");
        Files.setLastModifiedTime(content.resolve("bootstrap"), FileTime.from(Instant.EPOCH));
        assertArrayEquals(first, zip("America/New_York"));
    }

    @Test
    void bothModificationTimesOfAFileAreNoonInUtc() throws IOException {
        byte[] zip = zip("Asia/Tokyo");
        assertEquals(NOON, ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(TIME_IN_HEADER));
        try (ZipFile file = ZipFile.builder().setFile(file().toFile()).get()) {
            assertEquals(ReproducibleZip.MODIFIED, file.getEntry("lib/a.jar").getLastModifiedTime());
        }
    }

    @Test
    void programsStayExecutableAndLinksBecomeFiles() throws IOException {
        zip("UTC");
        try (ZipFile zip = ZipFile.builder().setFile(file().toFile()).get()) {
            List<String> modes = Collections.list(zip.getEntries()).stream()
                    .map(ReproducibleZipTest::mode)
                    .toList();
            assertEquals(List.of("bootstrap 100755", "lib/a.jar 100644", "link 100755"), modes);
        }
    }

    private static String mode(ZipArchiveEntry entry) {
        return entry.getName() + ' ' + Integer.toOctalString(entry.getUnixMode());
    }

    private Path file() {
        return directory.resolve("function.zip");
    }

    private byte[] zip(String timeZone) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone(timeZone));
        new ReproducibleZip(content).write(file());
        return Files.readAllBytes(file());
    }
}

package io.eventfunctions.sam.deployment.aot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A zip of a directory in the order of the names, with permissions, and with one modification time for all files. Zip has two such
 * times, the older one in local time and of two seconds' precision. Both are the same moment if it is unpacked in UTC.
 */
final class ReproducibleZip {

    private static final LocalDateTime NOON = LocalDateTime.of(2020, 1, 1, 12, 0);

    /** When all files were modified. */
    static final FileTime MODIFIED = FileTime.from(NOON.toInstant(ZoneOffset.UTC));

    private static final int FILE = 0100644;
    private static final int PROGRAM = 0100755;

    private final Path directory;

    ReproducibleZip(Path directory) {
        this.directory = directory;
    }

    /** Writes it, over another one that may be there. */
    void write(Path zip) throws IOException {
        try (ZipArchiveOutputStream out =
                new ZipArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            for (Path file : files()) {
                out.putArchiveEntry(entry(file));
                Files.copy(file, out);
                out.closeArchiveEntry();
            }
        }
    }

    /** The sum of the sizes of the files. */
    long bytes() throws IOException {
        long sum = 0;
        for (Path file : files()) {
            sum += Files.size(file);
        }
        return sum;
    }

    /** Those behind links are files of their own, because not everything that unpacks a zip makes links. */
    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private ZipArchiveEntry entry(Path file) throws IOException {
        ZipArchiveEntry entry = new Entry(directory.relativize(file).toString());
        entry.setSize(Files.size(file));
        entry.setUnixMode(Files.isExecutable(file) ? PROGRAM : FILE);
        X5455_ExtendedTimestamp modified = new X5455_ExtendedTimestamp();
        modified.setModifyFileTime(MODIFIED);
        entry.addExtraField(modified);
        return entry;
    }

    /** Its older time is noon in the time zone of the build, and so noon in every other one. */
    private static final class Entry extends ZipArchiveEntry {

        Entry(String name) {
            super(name);
        }

        @Override
        public long getTime() {
            return NOON.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli();
        }
    }
}

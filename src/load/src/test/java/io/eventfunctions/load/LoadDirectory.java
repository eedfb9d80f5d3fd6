package io.eventfunctions.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.eventfunctions.process.Directories;

/** Where a test leaves its logs and its report. */
final class LoadDirectory {

    private LoadDirectory() {}

    /** An empty one of this name. */
    static Path clean(String name) throws IOException {
        Path directory =
                Path.of(System.getProperty("load.directory", "target/load")).resolve(name);
        Directories.delete(directory);
        return Files.createDirectories(directory);
    }
}

package io.eventfunctions.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The log of a process's garbage collections.
 *
 * @param process its id
 * @param file where it writes the log
 */
record CollectionLog(long process, Path file) {

    private static final Pattern FULL = Pattern.compile("Pause Full .* \\d+M->(\\d+)M\\(");

    /** Has the process collect everything, and returns what is in use afterwards, in MiB. */
    int afterFullCollection() throws IOException, InterruptedException {
        int before = fullCollections().length;
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process),
                        "GC.run")
                .redirectErrorStream(true)
                .start();
        String output = new String(command.getInputStream().readAllBytes());
        int[] all = fullCollections();
        if (command.waitFor() != 0 || all.length == before) {
            throw new IllegalStateException("The process " + process + " did not collect: " + output);
        }
        return all[all.length - 1];
    }

    private int[] fullCollections() throws IOException {
        return FULL.matcher(Files.readString(file))
                .results()
                .map(result -> result.group(1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}

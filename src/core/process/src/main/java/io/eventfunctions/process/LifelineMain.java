package io.eventfunctions.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what is to be ended and deleted, and does it when its standard input ends or it is told to end itself. */
final class LifelineMain {

    private final List<ProcessHandle> processes = new ArrayList<>();
    private final List<Path> directories = new ArrayList<>();

    private LifelineMain() {}

    public static void main(String[] arguments) throws IOException {
        LifelineMain lifeline = new LifelineMain();
        // As a hook, so that an interrupt from the keyboard, which reaches this process too, has the same effect.
        Runtime.getRuntime().addShutdownHook(new Thread(lifeline::cut));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lifeline.hold(line);
            }
        }
    }

    private synchronized void hold(String line) {
        if (line.startsWith(Lifeline.PROCESS)) {
            processes.removeIf(process -> !process.isAlive());
            ProcessHandle.of(Long.parseLong(line.substring(Lifeline.PROCESS.length())))
                    .ifPresent(processes::add);
        } else {
            directories.add(Path.of(line.substring(Lifeline.DIRECTORY.length())));
        }
    }

    private synchronized void cut() {
        processes.forEach(ProcessTree::kill);
        directories.forEach(Directories::delete);
    }
}

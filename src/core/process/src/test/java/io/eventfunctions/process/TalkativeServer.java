package io.eventfunctions.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;

/** A server that prints and logs more than a pipe holds, and then writes a file. */
final class TalkativeServer {

    static final String FILE = "file";

    private static final int LINES = 10_000;

    private TalkativeServer() {}

    public static void main(String[] arguments) throws Exception {
        ServerProcess.logToStandardError();
        Thread talk = new Thread(TalkativeServer::talk);
        talk.setDaemon(true);
        talk.start();
        ServerProcess.serveUntilEndOfInput();
    }

    private static void talk() {
        for (int line = 0; line < LINES; line++) {
            System.out.println("A line that the server prints, number " + line);
            Logger.getLogger("server").info("A line that the server logs, number " + line);
        }
        try {
            Files.createFile(Path.of(System.getProperty(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.eventfunctions.crash;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A broker and an application, each in a process of its own, and what an orchestrator does for them: an application that
 * is gone or has stopped consuming is started again. Nothing outlives {@link #close()} or this process.
 */
final class Platform implements Watched, AutoCloseable {

    private final Path directory;
    private final Path jar;
    private final Broker broker;
    private final Thread hook = new Thread(this::killAll);
    private Application application;
    private JournalReader journal;
    private int runs;
    private int stops;

    private Platform(Path directory, Path jar, Broker broker) {
        this.directory = directory;
        this.jar = jar;
        this.broker = broker;
    }

    /** Starts the broker with nothing on it; journals and logs go to the directory. */
    static Platform start(Path jar, Path directory, Broker broker) {
        Platform platform = new Platform(directory, jar, broker);
        Runtime.getRuntime().addShutdownHook(platform.hook);
        broker.start();
        return platform;
    }

    @Override
    public Broker broker() {
        return broker;
    }

    void startApplication() throws IOException {
        runs++;
        Path file = directory.resolve("run-" + runs + ".journal");
        application = Application.start(jar, broker.settings(), file, directory.resolve("run-" + runs + ".log"));
        journal = new JournalReader(file);
    }

    /** Kills the application, takes note of its last words, and starts it again. */
    void crash(Deliveries deliveries) throws IOException {
        application.kill();
        readJournal(deliveries);
        startApplication();
    }

    /** Kills the broker and starts it again after a while; the application has to get over it by itself. */
    void outage(long millis) throws InterruptedException {
        broker.kill();
        Thread.sleep(millis);
        broker.start();
    }

    @Override
    public void keepRunning(Deliveries deliveries) throws IOException {
        if (!application.isAlive() || application.hasStoppedConsuming()) {
            application.kill();
            stops++;
            readJournal(deliveries);
            startApplication();
        }
    }

    @Override
    public void readJournal(Deliveries deliveries) throws IOException {
        journal.readNew(deliveries::add);
    }

    /** How often the application had to be started again although nobody had killed it. */
    int stops() {
        return stops;
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
        broker.close();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void killAll() {
        if (application != null) {
            application.kill();
        }
        broker.close();
    }
}

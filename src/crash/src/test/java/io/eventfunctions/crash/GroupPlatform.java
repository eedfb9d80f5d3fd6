package io.eventfunctions.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A broker and several instances of the application, which share its events and one journal. Nothing outlives {@link #close()} or this
 * process.
 */
final class GroupPlatform implements Watched, AutoCloseable {

    private final Path directory;
    private final Path jar;
    private final Broker broker;
    private final Map<String, String> settings;
    private final JournalReader journal;
    private final Overlaps overlaps = new Overlaps();
    private final Set<Long> atWork = new HashSet<>();
    private final List<Application> instances = new ArrayList<>();
    private final Thread hook = new Thread(this::killAll);
    private Consumer<Attempt> listener = attempt -> {};
    private int runs;
    private int stops;

    private GroupPlatform(Path directory, Path jar, Broker broker, Map<String, String> more) {
        this.directory = directory;
        this.jar = jar;
        this.broker = broker;
        this.settings = new HashMap<>(more);
        this.journal = new JournalReader(journalFile());
    }

    /**
     * Starts the broker with nothing on it; the journal and logs go to the directory.
     *
     * @param more settings of the application beside the broker's
     */
    static GroupPlatform start(Path jar, Path directory, Broker broker, Map<String, String> more) {
        GroupPlatform platform = new GroupPlatform(directory, jar, broker, more);
        Runtime.getRuntime().addShutdownHook(platform.hook);
        broker.start();
        platform.settings.putAll(broker.settings());
        return platform;
    }

    /** Hears of each line that is read from now on. */
    void listen(Consumer<Attempt> each) {
        listener = each;
    }

    private Path journalFile() {
        return directory.resolve("work.journal");
    }

    @Override
    public Broker broker() {
        return broker;
    }

    /** Starts one more instance; returns its process. */
    long startInstance() throws IOException {
        runs++;
        Application instance =
                Application.start(jar, settings, journalFile(), directory.resolve("run-" + runs + ".log"));
        instances.add(instance);
        return instance.pid();
    }

    /** Asks any instance to stop in order; returns whether it did. */
    boolean stopInstance(Random random) {
        Application instance = instances.remove(random.nextInt(instances.size()));
        return instance.stop();
    }

    /** Kills any instance. */
    void killInstance(Random random) {
        kill(instances.remove(random.nextInt(instances.size())));
    }

    private void kill(Application instance) {
        overlaps.killed(instance.pid(), System.currentTimeMillis());
        instance.kill();
    }

    /** Whether a process has written to the journal. */
    boolean isAtWork(long process) {
        return atWork.contains(process);
    }

    @Override
    public void keepRunning(Deliveries deliveries) throws IOException {
        for (Application instance : List.copyOf(instances)) {
            if (!instance.isAlive() || instance.hasStoppedConsuming()) {
                instances.remove(instance);
                kill(instance);
                stops++;
                startInstance();
            }
        }
    }

    @Override
    public void readJournal(Deliveries deliveries) throws IOException {
        journal.readNew(attempt -> {
            atWork.add(attempt.process());
            deliveries.add(attempt);
            overlaps.add(attempt);
            listener.accept(attempt);
        });
    }

    /** Attempts of one key that were in progress at the same time. */
    List<String> overlaps() {
        return overlaps.found();
    }

    /** How often an instance had to be started again although nobody had ended it. */
    int stops() {
        return stops;
    }

    @Override
    public void close() {
        instances.forEach(Application::close);
        broker.close();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void killAll() {
        instances.forEach(Application::kill);
        broker.close();
    }
}

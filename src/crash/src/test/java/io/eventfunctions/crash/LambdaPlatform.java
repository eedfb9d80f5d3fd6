package io.eventfunctions.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A broker, and the application behind Lambda, each in processes of its own. Nothing outlives {@link #close()} or this process. */
final class LambdaPlatform implements Watched, AutoCloseable {

    private static final int DELETIONS_LOST_MILLIS = 3000;
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final CrashSettings settings;
    private final Path directory;
    private final Broker broker;
    private final int concurrency;
    private final DeletionProxy proxy;
    private final Path journalFile;
    private final JournalReader journal;
    private final Map<Disturbance, Integer> disturbances = new EnumMap<>(Disturbance.class);
    private final Thread hook = new Thread(this::killAll);
    private LambdaProcess lambda;
    private ProcessHandle frozen;
    private int runs;
    private int stops;

    /** Starts the broker with nothing on it; journal and logs go to the directory. */
    LambdaPlatform(CrashSettings settings, Path directory, Broker broker, int concurrency) {
        this.settings = settings;
        this.directory = directory;
        this.broker = broker;
        this.concurrency = concurrency;
        this.journalFile = directory.resolve("work.journal");
        this.journal = new JournalReader(journalFile);
        Runtime.getRuntime().addShutdownHook(hook);
        broker.start();
        proxy = broker.source().startsWith("http:") ? DeletionProxy.before(broker.source()) : null;
    }

    @Override
    public Broker broker() {
        return broker;
    }

    void startLambda() throws IOException {
        runs++;
        Map<String, String> application = new HashMap<>(broker.settings());
        application.merge("quarkus.profile", "lambda", (before, lambda) -> before + ',' + lambda);
        application.put("crash.journal", journalFile.toString());
        application.put("crash.snare", file(Disturbance.HANG).toString());
        lambda = LambdaProcess.start(
                Map.of(
                        LambdaMain.SOURCE,
                        proxy == null ? broker.source() : proxy.queue(),
                        LambdaMain.ARTIFACT,
                        settings.functionPackage().toString(),
                        LambdaMain.CONCURRENCY,
                        String.valueOf(concurrency),
                        LambdaMain.LOSE_ANSWER,
                        file(Disturbance.LOSE_ANSWER).toString()),
                application,
                directory.resolve("run-" + runs + ".log"));
    }

    private Path file(Disturbance disturbance) {
        return directory.resolve(disturbance.name());
    }

    void strike(Disturbance disturbance, Random random) throws IOException, InterruptedException {
        switch (disturbance) {
            case KILL -> runtime(random).destroyForcibly();
            case FREEZE -> freeze(runtime(random));
            case HANG, LOSE_ANSWER -> Files.write(file(disturbance), new byte[0]);
            case LOSE_DELETIONS -> proxy.loseDeletionsFor(DELETIONS_LOST_MILLIS);
            case KILL_ALL -> {
                awaitTimeout();
                lambda.kill();
                startLambda();
            }
        }
        disturbances.merge(disturbance, 1, Integer::sum);
    }

    private void freeze(ProcessHandle runtime) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", String.valueOf(runtime.pid()))
                .inheritIO()
                .start()
                .waitFor();
        frozen = runtime;
    }

    /** A frozen runtime is to be ended by Lambda, if it has something to do; that is not to be anticipated. */
    private void awaitTimeout() {
        if (frozen != null) {
            frozen.onExit()
                    .completeOnTimeout(frozen, 2 * LambdaMain.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        }
    }

    /** One that runs; as there are events to be handled, it soon does. */
    private ProcessHandle runtime(Random random) throws InterruptedException {
        List<ProcessHandle> runtimes = lambda.runtimes();
        for (long end = System.nanoTime() + START_NANOS; runtimes.isEmpty(); runtimes = lambda.runtimes()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No runtime is started; see the logs in " + directory);
            }
            Thread.sleep(20);
        }
        return runtimes.get(random.nextInt(runtimes.size()));
    }

    @Override
    public void keepRunning(Deliveries deliveries) throws IOException {
        if (!lambda.isAlive()) {
            stops++;
            startLambda();
        }
    }

    @Override
    public void readJournal(Deliveries deliveries) throws IOException {
        journal.readNew(deliveries::add);
    }

    Map<Disturbance, Integer> disturbances() {
        return disturbances;
    }

    /** How often it had to be started again although nobody had killed it. */
    int stops() {
        return stops;
    }

    /** How many requests to delete messages were lost. */
    int lostDeletions() {
        return proxy == null ? 0 : proxy.dropped();
    }

    /** How many lines of the logs have something in them. */
    long logged(String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex);
        long count = 0;
        for (int run = 1; run <= runs; run++) {
            try (Stream<String> lines = Files.lines(directory.resolve("run-" + run + ".log"))) {
                count += lines.filter(pattern.asPredicate()).count();
            }
        }
        return count;
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        if (lambda != null) {
            lambda.close();
        }
        if (proxy != null) {
            proxy.close();
        }
        broker.close();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void killAll() {
        if (lambda != null) {
            lambda.kill();
        }
        broker.close();
    }
}

package io.eventfunctions.benchmarks.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.eventfunctions.benchmarks.lambda.start.Batch;
import io.eventfunctions.benchmarks.lambda.start.LoadedClasses;

/** Lets contenders take turns, in an order that changes, so that a noisy machine is noisy for all. */
final class Rounds {

    private static final int STARTS = Integer.getInteger("lambda.starts", 15);
    private static final int RUNTIMES = Integer.getInteger("lambda.runtimes", 3);
    private static final int WARM_UP = Integer.getInteger("lambda.warm-up", 3_000);
    private static final int TURNS = Integer.getInteger("lambda.turns", 40);
    private static final int INVOCATIONS = 100;

    private final List<Contender> contenders;

    Rounds(List<Contender> contenders) {
        this.contenders = contenders;
    }

    /** Prints how long cold starts take; a start before the first round doesn't count. */
    void printStarts() {
        Series asked = new Series("ms until the first poll", "%,.1f");
        Series answered = new Series("ms until the first answer", "%,.1f");
        Series cpu = new Series("ms of CPU until then", "%,.0f");
        Series memory = new Series("MiB resident then", "%.0f");
        String load = load();
        for (int round = -1; round < STARTS; round++) {
            for (Contender contender : order(contenders, round)) {
                try (Deployment deployment = new Deployment(contender)) {
                    Deployment.Start start = deployment.start();
                    if (round < 0) {
                        deployment.verify();
                        continue;
                    }
                    asked.add(contender, start.asked().toNanos() / 1e6);
                    answered.add(contender, start.answered().toNanos() / 1e6);
                    cpu.add(contender, start.cpu().toNanos() / 1e6);
                    memory.add(contender, start.resident());
                }
            }
        }
        System.out.printf("%n%d starts; load %s before, %s after%n", STARTS, load, load());
        List.of(asked, answered, cpu, memory).forEach(Series::print);
        printLoadedClasses();
    }

    /** Prints how many classes a cold start loads until its first answer, with a log that would disturb the other measurements. */
    private void printLoadedClasses() {
        Series all = new Series("classes loaded", "%,.0f");
        Series ofLibraries = new Series("classes not of the JDK", "%,.0f");
        for (Contender contender : contenders) {
            if (contender.isOnJvm()) {
                LoadedClasses loaded = loadedClasses(contender);
                all.add(contender, loaded.all());
                ofLibraries.add(contender, loaded.ofLibraries());
            }
        }
        List.of(all, ofLibraries).forEach(Series::print);
    }

    private static LoadedClasses loadedClasses(Contender contender) {
        try {
            Path log = Files.createTempFile(contender.name(), ".classes");
            try (Deployment deployment = new Deployment(contender.with(contender.name(), LoadedClasses.option(log)))) {
                deployment.start();
                return LoadedClasses.in(log);
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what warm invocations take, with one record and with ten, and the memory after that. */
    void printWarmInvocations() {
        Series memory = new Series("MiB resident", "%.0f");
        Series one = new Series("invocations/s, 1 record", "%,.0f");
        Series ten = new Series("invocations/s, 10 records", "%,.0f");
        Series cpuOfOne = new Series("us of CPU, 1 record", "%.0f");
        Series cpuOfTen = new Series("us of CPU, 10 records", "%.0f");
        String load = load();
        for (int round = 0; round < RUNTIMES; round++) {
            List<Deployment> deployments = new ArrayList<>();
            try {
                for (Contender contender : order(contenders, round)) {
                    Deployment deployment = new Deployment(contender);
                    deployments.add(deployment);
                    deployment.start();
                    deployment.verify();
                    invoke(deployment, Batch.of(1), WARM_UP);
                    invoke(deployment, Batch.of(10), WARM_UP);
                }
                measure(deployments, Batch.of(1), one, cpuOfOne);
                measure(deployments, Batch.of(10), ten, cpuOfTen);
                deployments.forEach(deployment -> memory.add(deployment.contender(), deployment.residentMegabytes()));
            } finally {
                deployments.forEach(Deployment::close);
            }
        }
        System.out.printf("%n%d runtimes; load %s before, %s after%n", RUNTIMES, load, load());
        List.of(one, cpuOfOne, ten, cpuOfTen, memory).forEach(Series::print);
    }

    private static void measure(List<Deployment> deployments, byte[] payload, Series rates, Series cpu) {
        List<Long> before =
                deployments.stream().map(each -> each.cpu().toNanos()).toList();
        for (int turn = 0; turn < TURNS; turn++) {
            for (Deployment deployment : order(deployments, turn)) {
                long nanos = invoke(deployment, payload, INVOCATIONS);
                rates.add(deployment.contender(), INVOCATIONS / (nanos / 1e9));
            }
        }
        for (int i = 0; i < deployments.size(); i++) {
            Deployment deployment = deployments.get(i);
            long nanos = deployment.cpu().toNanos() - before.get(i);
            cpu.add(deployment.contender(), nanos / 1e3 / TURNS / INVOCATIONS);
        }
    }

    private static long invoke(Deployment deployment, byte[] payload, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            deployment.invoke(payload);
        }
        return System.nanoTime() - start;
    }

    private static <T> List<T> order(List<T> all, int turn) {
        List<T> order = new ArrayList<>(all);
        if (turn % 2 != 0) {
            Collections.reverse(order);
        }
        return order;
    }

    private static String load() {
        return "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}

package io.eventfunctions.benchmarks.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.eventfunctions.benchmarks.lambda.start.Batch;
import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.lambda.function.FunctionListener;
import io.eventfunctions.local.lambda.function.InvocationReport;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/** A contender that is invoked, one invocation after the other, in one runtime. */
final class Deployment implements AutoCloseable {

    private final Contender contender;
    private final BlockingQueue<InvocationReport> reports = new LinkedBlockingQueue<>();
    private final StringBuffer output = new StringBuffer();
    private final LocalLambda function;

    Deployment(Contender contender) {
        this.contender = contender;
        function = contender.deploy(new FunctionListener() {
            @Override
            public void printed(String name, String line) {
                output.append(line).append('\n');
            }

            @Override
            public void ended(InvocationReport report) {
                if (report.init() != null) {
                    reports.add(report);
                }
            }
        });
    }

    Contender contender() {
        return contender;
    }

    /** Starts its runtime by a first invocation. */
    Start start() {
        invoke(Batch.of(1));
        InvocationReport report = reports.remove();
        return new Start(report.init(), report.init().plus(report.duration()), cpu(), residentMegabytes());
    }

    /**
     * Takes the refused record for refused and the others for taken, or there is nothing to be compared.
     *
     * @throws IllegalStateException if it answers anything else
     */
    void verify() {
        String answer = invoke(Batch.withARefusedRecord()).replaceAll("\\s", "");
        if (!answer.equals("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-1\"}]}")) {
            throw failure("answered " + answer);
        }
    }

    /** The answer to one invocation, which has to succeed. */
    String invoke(byte[] payload) {
        Answer answer = function.invoke(payload).toCompletableFuture().join();
        if (!answer.succeeded()) {
            throw failure(answer.error());
        }
        return new String(answer.payload(), StandardCharsets.UTF_8);
    }

    /** The CPU time of its process so far. */
    Duration cpu() {
        return process().info().totalCpuDuration().orElseThrow();
    }

    /** The memory that its process has, in MiB. */
    double residentMegabytes() {
        Path status = Path.of("/proc/" + process().pid() + "/status");
        try {
            return Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets its runtime end by itself, and waits for that. */
    void terminate() {
        ProcessHandle process = process();
        process.destroy();
        process.onExit().join();
    }

    private ProcessHandle process() {
        return function.processes().get(0);
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException(contender.name() + ' ' + what + "; it printed:\n" + output);
    }

    @Override
    public void close() {
        function.close();
    }

    /**
     * How a runtime started.
     *
     * @param asked from the start of its process until it asked for its first invocation
     * @param answered until it had answered it
     * @param cpu what that cost on all processors
     * @param resident the memory that the process had then, in MiB
     */
    record Start(Duration asked, Duration answered, Duration cpu, double resident) {}
}

package io.eventfunctions.local.lambda;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import io.eventfunctions.local.lambda.mapping.EventSourceMapping;
import io.eventfunctions.local.lambda.mapping.Poller;
import io.eventfunctions.local.lambda.mapping.SqsMapping;

/** A function that gets events from queues and topics, until it is closed. */
final class Serving implements AutoCloseable {

    private final PrintStream console;
    private final LocalBrokers brokers;
    private final Deque<Poller> pollers = new ArrayDeque<>();
    private LocalLambda function;

    private Serving(PrintStream console) {
        this.console = console;
        this.brokers = new LocalBrokers(console);
    }

    /**
     * Starts what the command line asks for, and tells how to send events.
     *
     * @throws IllegalArgumentException with a sentence if nothing says where its events come from
     * @throws IllegalStateException with a sentence if a broker, queue or topic can't be reached
     */
    static Serving start(CommandLine command, PrintStream console) {
        Path configuration = command.sources().configuration().orElse(null);
        PackagedApplication application = PackagedApplication.of(command.artifact(), configuration);
        if (!application.isConfigured() && !command.sources().areNamed()) {
            throw command.artifact() == null
                    ? Mistake.NOTHING_TO_DO.with()
                    : Mistake.NO_CONFIGURATION.with(command.artifact());
        }
        Serving serving = new Serving(console);
        try {
            serving.start(command, new ChannelSources(application, command, serving.brokers));
            return serving;
        } catch (RuntimeException e) {
            serving.close();
            throw e;
        }
    }

    private void start(CommandLine command, ChannelSources sources) {
        sources.startBrokers();
        function = command.function().environment(sources.environment()).start();
        if (command.artifact() == null) {
            console.println("Start the runtime with AWS_LAMBDA_RUNTIME_API=" + function.runtimeApi() + " and");
            sources.environment().forEach((name, value) -> console.println("  " + name + "=" + value));
        }
        if (!command.sources().areNamed()) {
            sources.channelsElsewhere().forEach(this::leaveOut);
        }
        for (EventSourceMapping mapping : sources.mappings()) {
            pollers.push(Poller.start(mapping, function));
            console.printf(
                    "%nEVF0985 Function %s gets what is sent to %s %s, for example by%n%n  %s%n",
                    function.name(),
                    mapping instanceof SqsMapping ? "queue" : "topic",
                    mapping.source(),
                    PublishCommand.of(mapping, sources.sample(mapping)));
        }
        console.println();
    }

    private void leaveOut(String channel) {
        console.printf(
                "EVF0987 Channel %s gets no events here, because it names a broker of its own;"
                        + " --queue or --topic with --sqs-endpoint or --kafka takes them from there%n",
                channel);
    }

    @Override
    public void close() {
        pollers.parallelStream().forEach(Poller::close);
        if (function != null) {
            function.close();
        }
        brokers.close();
    }
}

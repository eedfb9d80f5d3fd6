package io.eventfunctions.local.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.FunctionBuilder;
import io.eventfunctions.local.lambda.LocalLambda;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.Poller;
import io.eventfunctions.local.mapping.sqs.SqsMapping;

/** A function that gets events from queues and topics, until it is closed. */
final class ServedFunction implements AutoCloseable {

    private final PrintStream console;
    private final LocalBrokers brokers;
    private final Deque<Poller> pollers = new ArrayDeque<>();
    private LocalLambda function;

    private ServedFunction(PrintStream console) {
        this.console = console;
        this.brokers = new LocalBrokers(console);
    }

    /**
     * Starts what the options ask for, and prints how to send events.
     *
     * @throws IllegalArgumentException with a sentence if nothing says where its events come from
     * @throws IllegalStateException with a sentence if a broker, queue or topic can't be reached
     */
    static ServedFunction start(FunctionOptions options, PrintStream console) {
        FunctionBuilder function = options.function();
        Path configuration = options.sources().configuration().orElse(null);
        PackagedApplication application = PackagedApplication.of(options.artifact(), configuration);
        if (!application.isConfigured() && !options.sources().areNamed()) {
            throw options.artifact() == null
                    ? LocalMessages.MESSAGES.nothingToDo()
                    : LocalMessages.MESSAGES.noConfiguration(options.artifact());
        }
        ServedFunction serving = new ServedFunction(console);
        try {
            serving.start(function, options, new ChannelSources(application, options, serving.brokers));
            return serving;
        } catch (RuntimeException e) {
            serving.close();
            throw e;
        }
    }

    private void start(FunctionBuilder builder, FunctionOptions options, ChannelSources sources) {
        sources.startBrokers();
        function = builder.environment(sources.environment()).start();
        if (options.artifact() == null) {
            console.println("Start the runtime with AWS_LAMBDA_RUNTIME_API=" + function.runtimeApi() + " and");
            sources.environment().forEach((name, value) -> console.println("  " + name + "=" + value));
        }
        if (!options.sources().areNamed()) {
            sources.channelsElsewhere().forEach(this::leaveOut);
        }
        for (EventSourceMapping mapping : sources.mappings()) {
            pollers.push(Poller.start(mapping, function));
            String kind = mapping instanceof SqsMapping ? "queue" : "topic";
            console.println();
            console.println(LocalMessages.MESSAGES.receives(function.name(), kind, mapping.source()));
            console.printf("%n  %s%n", PublishCommandLine.of(mapping, sources.sample(mapping)));
        }
        console.println();
    }

    private void leaveOut(String channel) {
        console.println(LocalMessages.MESSAGES.channelLeftOut(channel));
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

package io.eventfunctions.local.command;

import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.stack.DeployedMapping;
import io.eventfunctions.local.stack.DeployedStack;
import io.eventfunctions.local.stack.LocalStack;
import io.eventfunctions.local.stack.MotoServer;
import io.eventfunctions.local.stack.StackDeployment;

/** A stack whose functions run here until it is closed, and the server that it is on if that was started for it. */
final class ServedStack implements AutoCloseable {

    private static final String CHANNELS = "QUARKUS_EVENT_FUNCTIONS_LAMBDA_CHANNELS";

    private final PrintStream console;
    private MotoServer moto;
    private LocalStack stack;

    private ServedStack(PrintStream console) {
        this.console = console;
    }

    /**
     * Starts what the command asks for, and tells how to get at it.
     *
     * @throws IllegalStateException with a sentence if it can't be run
     */
    static ServedStack start(StackOptions options, PrintStream console) {
        ServedStack serving = new ServedStack(console);
        try {
            serving.start(options);
            return serving;
        } catch (RuntimeException e) {
            serving.close();
            throw e;
        }
    }

    private void start(StackOptions options) {
        URI endpoint = options.endpoint() == null ? startMoto() : options.endpoint();
        if (options.template() != null) {
            Map<String, String> outputs = new StackDeployment(endpoint, options.region())
                    .deploy(options.template(), options.stack(), options.parameters());
            console.println();
            console.println(LocalMessages.MESSAGES.stackDeployed(options.stack(), options.template()));
            outputs.forEach((name, value) -> console.printf("  %s = %s%n", name, value));
        }
        DeployedStack deployed = DeployedStack.read(endpoint, options.region(), options.stack());
        stack = LocalStack.start(deployed, options.artifacts(), options.environment(), options.concurrency());
        deployed.mappings().forEach(mapping -> tellHowToSend(mapping, deployed));
        console.printf(
                "%nTo use it in another terminal (aws sqs wants --endpoint-url $AWS_ENDPOINT_URL besides):%n%n"
                        + "  export AWS_ENDPOINT_URL=%s AWS_ACCESS_KEY_ID=local"
                        + " AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=%s%n%n",
                endpoint, options.region());
    }

    private void tellHowToSend(DeployedMapping mapping, DeployedStack deployed) {
        Optional<String> channel = deployed.functions().stream()
                .filter(function -> function.name().equals(mapping.function()))
                .map(function -> function.environment().get(CHANNELS))
                .filter(Objects::nonNull)
                .findFirst();
        PackagedApplication application = PackagedApplication.of(stack.artifact(mapping.function()), null);
        channel.flatMap(application::sample)
                .ifPresent(event -> console.printf(
                        "%nTo send an event to function %s:%n%n  %s%n",
                        mapping.function(), PublishCommandLine.of(mapping.mapping(), event)));
    }

    private URI startMoto() {
        moto = new MotoServer();
        moto.start();
        return moto.endpoint();
    }

    @Override
    public void close() {
        if (stack != null) {
            stack.close();
        }
        if (moto != null) {
            moto.close();
        }
    }
}

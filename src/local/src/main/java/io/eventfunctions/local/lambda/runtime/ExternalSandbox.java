package io.eventfunctions.local.lambda.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Logger;

import io.eventfunctions.local.lambda.function.FunctionConfiguration;
import io.eventfunctions.local.lambda.function.FunctionError;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * A runtime that somebody else starts, restarts and ends. One that asks without having answered has been restarted in between,
 * or a connection of it was lost, so it gets the same invocation again.
 */
public final class ExternalSandbox extends Sandbox {

    private static final Logger LOG = Logger.getLogger(ExternalSandbox.class.getName());

    private final FunctionConfiguration function;
    private final RuntimeApi api;

    /** @throws IllegalArgumentException if the port is taken */
    public ExternalSandbox(FunctionConfiguration function, int port, ScheduledExecutorService clock, Owner owner) {
        super(function, clock, owner);
        this.function = function;
        try {
            api = new RuntimeApi(port, this);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "EVF0921 The Runtime API of function %s can't listen on 127.0.0.1:%s: %s"
                            .formatted(function.name(), port, e.getMessage()),
                    e);
        }
    }

    public void start() {
        api.start();
        LOG.info("EVF0904 Function %s waits for its runtime: start it with AWS_LAMBDA_RUNTIME_API=%s"
                .formatted(function.name(), api.address()));
    }

    public String address() {
        return api.address();
    }

    @Override
    protected Duration remaining(RunningInvocation run) {
        return function.timeout().minus(run.elapsed());
    }

    @Override
    protected boolean redelivers() {
        return true;
    }

    @Override
    protected void overdue(RunningInvocation run) {
        abandon();
    }

    @Override
    public void initFailed(Answer answer) {
        LOG.warning(
                "EVF0906 The runtime of function %s could not start: %s".formatted(function.name(), answer.error()));
    }

    @Override
    void close() {
        api.close();
        end(FunctionError.closed(function.name()).answer());
    }
}

package io.eventfunctions.local.lambda.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

import io.eventfunctions.local.LocalMessages;
import io.eventfunctions.local.lambda.function.FunctionConfiguration;
import io.eventfunctions.local.lambda.function.FunctionError;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * A runtime that somebody else starts, restarts and ends. One that asks without having answered has been restarted in between,
 * or a connection of it was lost, so it gets the same invocation again.
 */
public final class ExternalSandbox extends Sandbox {

    private final FunctionConfiguration function;
    private final RuntimeApi api;

    /** @throws IllegalArgumentException if the port is taken */
    public ExternalSandbox(FunctionConfiguration function, int port, ScheduledExecutorService clock, Owner owner) {
        super(function, clock, owner);
        this.function = function;
        try {
            api = new RuntimeApi(port, this);
        } catch (IOException e) {
            throw LocalMessages.LAMBDA.portNotAvailable(function.name(), port, e.getMessage(), e);
        }
    }

    public void start() {
        api.start();
        LocalMessages.LAMBDA.waitsForRuntime(function.name(), api.address());
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
        LocalMessages.LAMBDA.runtimeNotStarted(function.name(), answer.error());
    }

    @Override
    void close() {
        api.close();
        end(FunctionError.closed(function.name()).answer());
    }
}

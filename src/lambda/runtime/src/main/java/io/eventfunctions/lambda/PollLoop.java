package io.eventfunctions.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import io.quarkus.amazon.lambda.runtime.AbstractLambdaPollLoop;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaContext;
import io.quarkus.amazon.lambda.runtime.AmazonLambdaMapperRecorder;
import io.quarkus.amazon.lambda.runtime.LambdaInputReader;
import io.quarkus.amazon.lambda.runtime.LambdaOutputWriter;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.LaunchMode;

/** Polls the runtime API for invocations, one after the other, and has them handled. */
final class PollLoop extends AbstractLambdaPollLoop {

    PollLoop(LaunchMode mode) {
        super(
                AmazonLambdaMapperRecorder.objectMapper,
                AmazonLambdaMapperRecorder.cognitoIdReader,
                AmazonLambdaMapperRecorder.clientCtxReader,
                mode);
    }

    @Override
    protected boolean isStream() {
        return true;
    }

    @Override
    protected void processRequest(InputStream input, OutputStream output, AmazonLambdaContext context)
            throws IOException {
        Arc.container().instance(InvocationHandler.class).get().handle(input, output, context);
    }

    @Override
    protected Object processRequest(Object input, AmazonLambdaContext context) {
        throw new IllegalStateException("Invocations are streams");
    }

    @Override
    protected LambdaInputReader getInputReader() {
        return null;
    }

    @Override
    protected LambdaOutputWriter getOutputWriter() {
        return null;
    }
}

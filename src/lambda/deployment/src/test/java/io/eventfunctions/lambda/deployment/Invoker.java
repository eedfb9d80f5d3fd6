package io.eventfunctions.lambda.deployment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import jakarta.inject.Singleton;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

import io.eventfunctions.lambda.InvocationHandler;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Invokes the application in its own process, with as much time as a test likes. */
@Singleton
public class Invoker {

    private final InvocationHandler invocations;

    Invoker(InvocationHandler invocations) {
        this.invocations = invocations;
    }

    /** The answer to an invocation. */
    public String invoke(String payload, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            invocations.handle(new ByteArrayInputStream(payload.getBytes(UTF_8)), out, new Until(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }

    /** The answer to an invocation that has time enough. */
    public String invoke(String payload) {
        return invoke(payload, Duration.ofMinutes(1));
    }

    private record Until(long end) implements Context {

        @Override
        public int getRemainingTimeInMillis() {
            return (int) Duration.ofNanos(end - System.nanoTime()).toMillis();
        }

        @Override
        public String getAwsRequestId() {
            return "request";
        }

        @Override
        public String getLogGroupName() {
            return null;
        }

        @Override
        public String getLogStreamName() {
            return null;
        }

        @Override
        public String getFunctionName() {
            return "function";
        }

        @Override
        public String getFunctionVersion() {
            return "$LATEST";
        }

        @Override
        public String getInvokedFunctionArn() {
            return null;
        }

        @Override
        public CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        public LambdaLogger getLogger() {
            return null;
        }
    }
}

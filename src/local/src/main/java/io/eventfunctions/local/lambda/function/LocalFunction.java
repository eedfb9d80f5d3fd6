package io.eventfunctions.local.lambda.function;

import java.util.concurrent.CompletionStage;

/** A Lambda function on this machine. */
public interface LocalFunction {

    /** Its name, as in {@code AWS_LAMBDA_FUNCTION_NAME}. */
    String name();

    /**
     * Invokes it once, waiting for a free runtime if all are busy.
     *
     * @param payload the event, as the runtime gets it
     * @return never fails: what goes wrong is an answer
     */
    CompletionStage<Answer> invoke(byte[] payload);

    /**
     * How an invocation ended.
     *
     * @param payload what the function answered, null if it has no answer
     * @param error errorType and message if the function failed, timed out or its process died, else null
     */
    record Answer(byte[] payload, String error) {

        /** Whether the function answered without an error. */
        public boolean succeeded() {
            return error == null;
        }
    }
}

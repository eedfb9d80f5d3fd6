package io.eventfunctions.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;

import jakarta.inject.Singleton;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.runtime.PreloadClassesRecorder;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

import io.eventfunctions.channel.OutgoingChannels;
import io.eventfunctions.codec.PayloadDecoder;
import io.eventfunctions.function.FunctionCatalogue;
import io.eventfunctions.function.FunctionDefinition;
import io.eventfunctions.lambda.source.InvocationPayload;
import io.eventfunctions.lambda.source.InvocationReader;
import io.eventfunctions.lambda.source.InvocationRecord;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Primes the application before SnapStart takes its snapshot: runs the code that the first invocation would run for the first time.
 * It reads a batch, its event and the payloads of all functions, and encodes an event for each outgoing channel, but delivers and
 * sends nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">Lambda SnapStart runtime hooks for
 *     Java</a>
 */
@Singleton
public class SnapStartPriming implements Resource {

    private static final byte[] EMPTY = "{}".getBytes(UTF_8);

    private static final byte[] BATCH = """
            {"Records":[{"messageId":"1","body":"{\\"specversion\\":\\"1.0\\",\\"id\\":\\"1\\",\\"source\\":\\"/\\",\\"type\\":\\"t\\",\\"data\\":{}}",
            "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"0"},"messageAttributes":{},
            "eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:q"}]}
            """.getBytes(UTF_8);

    private final FunctionCatalogue functions;
    private final PayloadDecoder payloads;
    private final OutgoingChannels outgoing;

    SnapStartPriming(FunctionCatalogue functions, PayloadDecoder payloads, OutgoingChannels outgoing) {
        this.functions = functions;
        this.payloads = payloads;
        this.outgoing = outgoing;
    }

    /** Registers the hook; the context itself holds its resources weakly. */
    void register() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) throws IOException {
        PreloadClassesRecorder.preloadClasses(false);
        InvocationPayload.Batch batch =
                (InvocationPayload.Batch) InvocationReader.read(new ByteArrayInputStream(BATCH));
        for (InvocationRecord record : batch.records()) {
            record.content().get();
        }
        for (FunctionDefinition function : functions.functions()) {
            if (function.eventType() != null) {
                payloads.read(event(function.eventType()));
            }
        }
        outgoing.tryOut(event("io.eventfunctions.priming"));
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Clients detect by themselves that their connections are closed.
    }

    private static CloudEvent event(String type) {
        return CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/"))
                .withType(type)
                .withData("application/json", EMPTY)
                .build();
    }
}

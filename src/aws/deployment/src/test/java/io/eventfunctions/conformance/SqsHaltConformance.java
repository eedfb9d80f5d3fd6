package io.eventfunctions.conformance;

import java.util.Collection;
import java.util.Map;

import jakarta.inject.Inject;

import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.QuarkusUnitTest;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** Queues of a real SQS server. */
abstract class SqsHaltConformance extends RefusedSettlementConformance {

    @Inject
    SqsAsyncClient sqs;

    /** @param suffix what each queue's name ends with */
    static QuarkusUnitTest application(String suffix) {
        return HaltingApp.on(
                        "smallrye-sqs",
                        channel -> Map.of("queue", channel + suffix),
                        SqsHaltConformance.class,
                        SqsOtherConsumer.class,
                        SqsSettlements.class)
                .overrideConfigKey("quarkus.sqs.interceptors", SqsSettlements.class.getName());
    }

    /** The name of a channel's queue. */
    abstract String queue(String channel);

    @Override
    protected Collection<String> availableToOthers(String channel) {
        return new SqsOtherConsumer(sqs)
                .bodies(queue(channel)).stream()
                        .map(body -> new JsonFormat().deserialize(bytes(body)).getId())
                        .toList();
    }

    @Override
    protected void refuseSettlements(String channel, boolean refused) {
        if (refused) {
            SqsSettlements.refuse(queue(channel));
        } else {
            await(() -> SqsSettlements.refusals(queue(channel)) > 0);
            SqsSettlements.accept(queue(channel));
        }
    }
}

package io.eventfunctions.benchmarks.lambda.plain;

import java.util.ArrayList;
import java.util.List;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

/** The same by hand, without any framework. */
public class Registration implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final boolean VALIDATES = Boolean.parseBoolean(System.getenv("VALIDATES"));
    private static final ObjectReader JSON =
            new ObjectMapper().readerFor(VALIDATES ? ValidatedEvent.class : Event.class);

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : batch.getRecords()) {
            try {
                register(read(message.getBody()));
            } catch (JsonProcessingException | RuntimeException e) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private static Event read(String body) throws JsonProcessingException {
        return VALIDATES ? JSON.<ValidatedEvent>readValue(body).validate() : JSON.readValue(body);
    }

    /** Takes all who have a name. */
    private static void register(Event event) {
        if (event.type().equals("com.example.user.registered") && event.data().name() == null) {
            throw new IllegalArgumentException("Nobody has no name");
        }
    }
}

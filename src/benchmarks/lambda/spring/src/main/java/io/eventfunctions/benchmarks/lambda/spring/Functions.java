package io.eventfunctions.benchmarks.lambda.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The same on Spring Cloud Function: its invoker reads the batch, and writes the answer. */
@SpringBootApplication
public class Functions {

    /** Unused on Lambda, where the invoker starts the application. */
    public static void main(String[] arguments) {
        SpringApplication.run(Functions.class, arguments);
    }

    /** Takes all who have a name. */
    @Bean
    Function<SQSEvent, SQSBatchResponse> registration(JsonMapper mapper) {
        ObjectReader json = mapper.readerFor(Event.class);
        return batch -> {
            List<BatchItemFailure> failures = new ArrayList<>();
            for (SQSMessage message : batch.getRecords()) {
                try {
                    register(json.readValue(message.getBody()));
                } catch (RuntimeException e) {
                    failures.add(new BatchItemFailure(message.getMessageId()));
                }
            }
            return new SQSBatchResponse(failures);
        };
    }

    private static void register(Event event) {
        if (event.type().equals("com.example.user.registered") && event.data().name() == null) {
            throw new IllegalArgumentException("Nobody has no name");
        }
    }
}

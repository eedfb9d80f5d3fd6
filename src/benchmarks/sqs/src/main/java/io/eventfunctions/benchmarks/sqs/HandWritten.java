package io.eventfunctions.benchmarks.sqs;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.common.annotation.NonBlocking;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.eventfunctions.benchmarks.brokers.Count;
import io.eventfunctions.benchmarks.brokers.Counted;

/** The same as a Reactive Messaging method: it reads the JSON of the body, and nothing else. */
@ApplicationScoped
public class HandWritten {

    private static final ObjectReader JSON = new ObjectMapper().readerFor(Counted.class);

    /** Does nothing, on the event loop. */
    @Incoming("hand-written")
    @NonBlocking
    public void empty(String body) throws JsonProcessingException {
        Counted event = JSON.readValue(body);
        if (event.key() != null) {
            Count.one();
        }
    }
}

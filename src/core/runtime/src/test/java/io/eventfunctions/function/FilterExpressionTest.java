package io.eventfunctions.function;

import java.net.URI;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class FilterExpressionTest {

    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("1")
            .withSource(URI.create("/test"))
            .withType("com.example.order")
            .withSubject("eu-1")
            .withExtension("priority", 7)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "subject LIKE 'eu-%'; true",
                "subject LIKE 'us-%'; false",
                "priority > 5 AND type = 'com.example.order'; true",
                "EXISTS priority; true",
                "EXISTS tenant; false",
                "tenant = 'a'; false",
                "priority + 1; false",
            })
    void selectsTheEventsForWhichItIsTrue(String expression, boolean wanted) {
        assertEquals(wanted, new FilterExpression(expression).matches(EVENT));
    }
}

package io.eventfunctions.deployment;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SampleJsonTest {

    enum Size {
        SMALL,
        LARGE
    }

    record Inner(Size size, Map<String, String> labels) {}

    record Order(
            String orderId,
            String email,
            int count,
            BigDecimal price,
            Instant at,
            boolean paid,
            List<Inner> items,
            Inner main) {}

    record Endless(Endless next) {}

    @Test
    void dataFitsTheClass() throws IOException {
        assertEquals(
                "{\"orderId\":\"orderId-1\",\"email\":\"jo@example.com\",\"count\":1,\"price\":1.5,"
                        + "\"at\":\"2026-01-31T12:00:00Z\",\"paid\":true,\"items\":[],\"main\":{\"size\":\"SMALL\",\"labels\":{}}}",
                sample(Order.class, Inner.class, Size.class));
    }

    @Test
    void aClassThatContainsItselfComesToAnEnd() throws IOException {
        assertEquals("{\"next\":{\"next\":{\"next\":{\"next\":null}}}}", sample(Endless.class));
    }

    private static String sample(Class<?>... classes) throws IOException {
        Index index = Index.of(classes);
        return new SampleJson(index).of(index.getClassByName(classes[0]));
    }
}

package io.eventfunctions.aws.binding;

import java.net.URI;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

/** Section 2.3 of deploy/SQS-SNS-BINDING.md: an event continues the trace of its message. */
class XRayTraceHeaderTest {

    private static final String HEADER = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    private static final String TRACEPARENT = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01";

    private static final CloudEvent EVENT = CloudEventBuilder.v1()
            .withId("42")
            .withSource(URI.create("/test"))
            .withType("com.example.happened")
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEADER,
                "Sampled=1;Parent=53995c3f42cd8ad8;Root=1-5759e988-bd862e3fe1be46a994272793",
                " Root=1-5759E988-BD862E3FE1BE46A994272793 ; Parent = 53995C3F42CD8AD8 ; Sampled = 1 ",
                "Self=1-67891234-12456789abcdef012345678;" + HEADER + ";Lineage=1:a87bd80c:1|68fd508a:5|c512fbe3:2"
            })
    void aHeaderOfASampledTraceBecomesATraceparent(String header) {
        assertEquals(TRACEPARENT, XRayTraceHeader.traceparent(header));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ";",
                "=",
                "Root",
                "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1",
                "Parent=53995c3f42cd8ad8;Sampled=1",
                "Root=2-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
                "Root=1-5759e988-bd862e3fe1be46a99427279;Parent=53995c3f42cd8ad8;Sampled=1",
                "Root=1-5759e988-bd862e3fe1be46a99427279g;Parent=53995c3f42cd8ad8;Sampled=1",
                "Root=1-5759e988bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
                "Root=1-00000000-000000000000000000000000;Parent=53995c3f42cd8ad8;Sampled=1",
                "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=0000000000000000;Sampled=1",
                "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad;Sampled=1"
            })
    void aMalformedOrIncompleteHeaderDoesNot(String header) {
        assertNull(XRayTraceHeader.traceparent(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {";Sampled=0", ";Sampled=?", ""})
    void aTraceThatIsNotSampledDoesNot(String sampled) {
        assertNull(XRayTraceHeader.traceparent(HEADER.replace(";Sampled=1", sampled)));
    }

    @Test
    void theTraceOfAnEventIsKept() {
        CloudEvent traced = CloudEventBuilder.from(EVENT)
                .withExtension("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
                .build();
        assertSame(traced, XRayTraceHeader.addTo(traced, TRACEPARENT));
        assertSame(EVENT, XRayTraceHeader.addTo(EVENT, null));
        assertEquals(TRACEPARENT, XRayTraceHeader.addTo(EVENT, TRACEPARENT).getExtension("traceparent"));
    }

    @Test
    void aMessageThatBelongsToATraceHandsItOnToItsEvent() {
        QueueMessage message = new QueueMessage(
                "orders",
                "m-1",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\"}",
                Map.of(),
                Map.of("AWSTraceHeader", HEADER, "SentTimestamp", "1000"));
        assertEquals(TRACEPARENT, message.read().event().getExtension("traceparent"));
    }
}

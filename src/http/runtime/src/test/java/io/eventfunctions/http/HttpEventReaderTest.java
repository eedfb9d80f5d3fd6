package io.eventfunctions.http;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.spi.event.MediaTypes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HttpEventReaderTest {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\":1}}";

    private final HttpEventReader reader = new HttpEventReader();

    @Test
    void readsAStructuredEvent() {
        CloudEvent event = read(STRUCTURED + "; charset=UTF-8", EVENT).get(0);
        assertEquals("1", event.getId());
        assertEquals("{\"a\":1}", new String(event.getData().toBytes(), UTF_8));
    }

    @Test
    void readsABinaryEvent() {
        MultiMap headers = binaryHeaders().add("ce-tenant", "a").add("content-type", "text/plain");
        CloudEvent event = reader.read(headers, "hello".getBytes(UTF_8)).get(0);
        assertEquals("a", event.getExtension("tenant"));
        assertEquals("text/plain", event.getDataContentType());
        assertEquals("hello", new String(event.getData().toBytes(), UTF_8));
    }

    @Test
    void readsABatchInOrder() {
        List<CloudEvent> events = read(BATCH, "[" + EVENT + "," + EVENT.replace("\"1\"", "\"2\"") + "]");
        assertEquals(List.of("1", "2"), events.stream().map(CloudEvent::getId).toList());
        assertTrue(read(BATCH, "[]").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`specversion`:`1.0`,`id`:`1`,`source`:`/s`}|type",
                "{`specversion`:`1.0`,`id`:`1`,`type`:`t`}|source",
                "{`specversion`:`1.0`,`source`:`/s`,`type`:`t`}|id",
                "{`id`:`1`,`source`:`/s`,`type`:`t`}|specversion",
                "{`specversion`:`2.0`,`id`:`1`,`source`:`/s`,`type`:`t`}|specversion",
                "{`specversion`:`1.0`,`id`:``,`source`:`/s`,`type`:`t`}|id",
                "{`specversion`:`1.0`,`id`:7,`source`:`/s`,`type`:`t`}|id",
                "{`specversion`:`1.0`,`id`:null,`source`:`/s`,`type`:`t`}|id",
                "{`specversion`:`1.0`,`id`:`1`,`source`:`a b`,`type`:`t`}|source",
                "{`specversion`:`1.0`,`id`:`1`,`source`:`/s`,`type`:`t`,`time`:`yesterday`}|time",
                "{`specversion`:`1.0`,`id`:`1`,`source`:`/s`,`type`:`t`,`dataschema`:`relative`}|dataschema",
                "{`specversion`:`1.0`,`id`:`1`,`source`:`/s`,`type`:`t`,`Tenant`:`a`}|Tenant",
                "{`specversion`:`1.0`,`id`:`1`,`source`:`/s`,`type`:`t`,`deadletterredrives`:0}|deadletterredrives",
                "{`specversion`:`1.0`,`id`:`1`,`source`:`/s`,`type`:`t`,`deadletterposition`:`0-1`}|deadletterposition",
            })
    void theAttributeAtFaultIsNamed(String body, String attribute) {
        ProblemDetails problem = refused(STRUCTURED, body.replace('`', '"'));
        assertEquals(400, problem.status().code());
        assertEquals(attribute, problem.attribute());
        assertTrue(problem.detail().contains(attribute), problem.detail());
    }

    @Test
    void theEventAtFaultInABatchIsCounted() {
        ProblemDetails problem = refused(BATCH, "[" + EVENT + ",{\"specversion\":\"1.0\"}]");
        assertEquals(1, problem.index());
        assertEquals("id", problem.attribute());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/cloudevents+json|{\"specversion\":|not JSON",
                "application/cloudevents+json||empty",
                "application/cloudevents+json|{} {}|not JSON",
                "application/cloudevents+json|[]|object",
                "application/cloudevents+json|7|object",
                "application/cloudevents-batch+json|{}|array",
                "application/cloudevents-batch+json|[7]|object",
            })
    void aBodyThatIsNoEventIsRefused(String contentType, String body, String detail) {
        ProblemDetails problem = refused(contentType, body == null ? "" : body);
        assertEquals(400, problem.status().code());
        assertTrue(problem.detail().contains(detail), problem.detail());
    }

    @Test
    void dataTwiceIsRefused() {
        String body = EVENT.replace("\"data\":", "\"data_base64\":\"AA==\",\"data\":");
        assertEquals(400, refused(STRUCTURED, body).status().code());
    }

    @ParameterizedTest
    @CsvSource({"application/cloudevents+xml", "application/cloudevents-batch+avro", "application/json", "text/plain"})
    void whatIsNoneOfTheThreeModesIsUnsupported(String contentType) {
        assertEquals(415, refused(contentType, "x").status().code());
    }

    @Test
    void aBinaryEventWithoutARequiredAttributeIsRefusedByName() {
        MultiMap headers = binaryHeaders().remove("ce-type");
        ProblemException raised = assertThrows(ProblemException.class, () -> reader.read(headers, new byte[0]));
        assertEquals("type", raised.problem().attribute());
    }

    @Test
    void aBinaryEventCanNotBeMarkedForOneFunctionEither() {
        MultiMap headers = binaryHeaders().add("CE-DeadLetterFunction", "f");
        ProblemException raised = assertThrows(ProblemException.class, () -> reader.read(headers, new byte[0]));
        assertEquals(400, raised.problem().status().code());
        assertEquals("deadletterfunction", raised.problem().attribute());
    }

    @ParameterizedTest
    @CsvSource({"Euro%20%E2%82%AC, Euro €", "100%25, 100%", "a+b, a+b", "%61, a", "'\"a \\\"b\\\" c\"', 'a \"b\" c'"})
    void aHeaderIsDecoded(String header, String value) {
        MultiMap headers = binaryHeaders().add("ce-subject", header);
        assertEquals(value, reader.read(headers, new byte[0]).get(0).getSubject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad%C3%28", "%C0%A0", "%ED%A0%80", "100%", "%2", "%zz", "%0A", "%C2%85"})
    void aHeaderThatIsEncodedWronglyIsRefusedByName(String header) {
        MultiMap headers = binaryHeaders().add("ce-tenant", header);
        ProblemException raised = assertThrows(ProblemException.class, () -> reader.read(headers, new byte[0]));
        assertEquals(400, raised.problem().status().code());
        assertEquals("tenant", raised.problem().attribute());
    }

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json, data",
        "application/cloudevents+json, datacontenttype",
        "application/cloudevents+json, data_base64",
        "application/cloudevents-batch+json, data",
        "application/json, data",
        "application/json, datacontenttype",
        ", datacontenttype"
    })
    void dataAndItsTypeAreNotHeaders(String contentType, String attribute) {
        MultiMap headers = binaryHeaders().add("CE-" + attribute, "application/json");
        if (contentType != null) {
            headers.add("content-type", contentType);
        }
        byte[] body = (MediaTypes.isJsonBatch(contentType) ? "[" + EVENT + "]" : EVENT).getBytes(UTF_8);
        ProblemException raised = assertThrows(ProblemException.class, () -> reader.read(headers, body));
        assertEquals(400, raised.problem().status().code());
        assertEquals(attribute, raised.problem().attribute());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{broken",
                "{\"who\":\"m\"}, \"type\":\"com.example.admin.granted\",\"source\":\"/trusted\",\"deadletterfunction\":\"grant\",\"x\":1",
                "{} {}",
                "hello"
            })
    void dataThatIsNotTheJsonThatItClaimsToBeIsRefused(String body) {
        for (String contentType : List.of("application/json", "Application/VND.acme+JSON; charset=utf-8")) {
            MultiMap headers = binaryHeaders().add("content-type", contentType);
            ProblemException raised =
                    assertThrows(ProblemException.class, () -> reader.read(headers, body.getBytes(UTF_8)));
            assertEquals(400, raised.problem().status().code());
            assertEquals("data", raised.problem().attribute());
        }
        assertEquals(body, data(reader.read(binaryHeaders().add("content-type", "text/plain"), body.getBytes(UTF_8))));
        assertEquals(body, data(reader.read(binaryHeaders(), body.getBytes(UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyContentTypeIsNone(String contentType) {
        MultiMap headers = binaryHeaders().add("content-type", contentType);
        CloudEvent event = reader.read(headers, "hello".getBytes(UTF_8)).get(0);
        assertNull(event.getDataContentType());
        assertEquals("hello", new String(event.getData().toBytes(), UTF_8));
    }

    @Test
    void anAttributeThatIsSentTwiceIsRefused() {
        MultiMap headers = binaryHeaders().add("ce-tenant", "a").add("Ce-Tenant", "b");
        ProblemException raised = assertThrows(ProblemException.class, () -> reader.read(headers, new byte[0]));
        assertEquals("tenant", raised.problem().attribute());
    }

    private static String data(List<CloudEvent> events) {
        return new String(events.get(0).getData().toBytes(), UTF_8);
    }

    private static MultiMap binaryHeaders() {
        return MultiMap.caseInsensitiveMultiMap()
                .add("CE-SpecVersion", "1.0")
                .add("ce-id", "1")
                .add("ce-source", "/s")
                .add("ce-type", "t");
    }

    private List<CloudEvent> read(String contentType, String body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", contentType);
        return reader.read(headers, body.getBytes(UTF_8));
    }

    private ProblemDetails refused(String contentType, String body) {
        return assertThrows(ProblemException.class, () -> read(contentType, body))
                .problem();
    }
}

package io.eventfunctions.codec;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.eventfunctions.PartitionKey;
import io.eventfunctions.UndecodableEventException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PayloadTypesTest {

    record Happened(@PartitionKey String key, int count) {}

    record Keyless(String text) {}

    interface Keyed {

        default String key() {
            return "of " + getClass().getSimpleName();
        }
    }

    static class Base implements Keyed {

        public String name = "base";
    }

    static class Extended extends Base {

        public int more = 1;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Circle.class, name = "circle"), @JsonSubTypes.Type(Square.class)})
    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Envelope<T>(T content) {}

    interface Other {}

    static class Both extends Base implements Other {}

    private final PayloadTypes types = new PayloadTypes(
            List.of(
                    new PayloadDefinition(Happened.class, "com.example.happened", "key", null),
                    new PayloadDefinition(Keyless.class, "com.example.keyless", null, null),
                    new PayloadDefinition(Base.class, "com.example.base", null, "key"),
                    new PayloadDefinition(Shape.class, "com.example.shape", null, null),
                    new PayloadDefinition(Envelope.class, "com.example.envelope", null, null),
                    new PayloadDefinition(Other.class, "com.example.other", null, null)),
            new ObjectMapper(),
            URI.create("/app"),
            Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void anObjectBecomesAnEventOfItsType() {
        CloudEvent event = types.toEvent(new Happened("jo", 3));
        assertEquals("com.example.happened", event.getType());
        assertEquals("/app", event.getSource().toString());
        assertEquals("2026-01-31T12:00Z", event.getTime().toString());
        assertEquals("application/json", event.getDataContentType());
        assertEquals("{\"key\":\"jo\",\"count\":3}", new String(event.getData().toBytes(), UTF_8));
    }

    @Test
    void itsPartitionKeyComesFromTheAnnotatedMember() {
        assertEquals("jo", types.toEvent(new Happened("jo", 3)).getExtension("partitionkey"));
        assertNull(types.toEvent(new Happened(null, 3)).getExtension("partitionkey"));
    }

    @Test
    void aPayloadWithoutKeyInheritsOne() {
        CloudEvent event =
                types.newEvent(new Keyless("x"), "inherited").withId("1").build();
        assertEquals("inherited", event.getExtension("partitionkey"));
    }

    @Test
    void aCloudEventIsSentAsItIs() {
        CloudEvent event = event("application/json", "{}");
        assertEquals(event, types.toEvent(event));
    }

    @Test
    void anObjectWithoutEventTypeIsRefusedByName() {
        String message = assertThrows(IllegalArgumentException.class, () -> types.toEvent("text"))
                .getMessage();
        assertTrue(message.contains("java.lang.String") && message.contains("@EventType"), message);
    }

    @Test
    void dataIsReadAsThePayloadClass() {
        CloudEvent event = event("application/vnd.example+json; charset=utf-8", "{\"key\":\"jo\",\"count\":3}");
        assertEquals(new Happened("jo", 3), types.of(Happened.class).read(event));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, UTF-8",
        "application/json; charset=utf-16, UTF-16",
        "application/json; charset=UTF-16LE, UTF-16LE",
        "application/json;charset=\"iso-8859-1\", ISO-8859-1",
        "Application/Problem-Details+JSON ; Charset=utf-8, UTF-8"
    })
    void dataIsReadInTheCharsetThatItsTypeDeclares(String contentType, String charset) {
        byte[] data = "{\"text\":\"süß\"}".getBytes(Charset.forName(charset));
        CloudEvent event =
                CloudEventBuilder.from(event(contentType, "")).withData(data).build();
        assertEquals(new Keyless("süß"), types.of(Keyless.class).read(event));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkIsNotAPartOfTheData(String charset) {
        byte[] data = "\uFEFF{\"text\":\"a\"}".getBytes(Charset.forName(charset));
        CloudEvent event = CloudEventBuilder.from(event("application/json; charset=" + charset, ""))
                .withData(data)
                .build();
        assertEquals(new Keyless("a"), types.of(Keyless.class).read(event));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{\"count\":\"many\"}|does not fit Happened.count",
                "application/json|{\"count\"|does not fit Happened",
                "application/json|[1,2]|does not fit Happened",
                "application/json|null|data is null",
                "text/plain|hello|text/plain",
                "application/json; charset=klingon|{}|klingon",
            })
    void dataThatDoesNotFitIsUndecodable(String contentType, String data, String reason) {
        CloudEvent event = event(contentType, data);
        String message = assertThrows(UndecodableEventException.class, () -> types.of(Happened.class)
                        .read(event))
                .getMessage();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void anObjectOfASubclassIsAnEventOfItsClassesTypeWithAllOfItsData() {
        CloudEvent event = types.toEvent(new Extended());
        assertEquals("com.example.base", event.getType());
        assertEquals(
                "{\"name\":\"base\",\"more\":1}", new String(event.getData().toBytes(), UTF_8));
    }

    @Test
    void aPartitionKeyIsInherited() {
        assertEquals("of Extended", types.toEvent(new Extended()).getExtension("partitionkey"));
    }

    @Test
    void aSealedInterfaceIsReadAndWrittenAsTheClassThatTheDataNames() {
        CloudEvent event = types.toEvent(new Circle(3));
        assertEquals("com.example.shape", event.getType());
        assertEquals(
                "{\"kind\":\"circle\",\"radius\":3}", new String(event.getData().toBytes(), UTF_8));
        assertEquals(new Circle(3), types.of(Shape.class).read(event));
    }

    @Test
    void aGenericPayloadIsReadWithItsTypeArgument() {
        String type = Envelope.class.getName() + "<" + Happened.class.getName() + ">";
        CloudEvent event = types.toEvent(new Envelope<>(new Happened("jo", 3)));
        assertEquals(
                new Envelope<>(new Happened("jo", 3)),
                types.of(Envelope.class, type).read(event));
        assertSame(types.of(Envelope.class, type), types.of(Envelope.class, type));
    }

    @Test
    void anObjectOfTwoPayloadClassesIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> types.toEvent(new Both()))
                .getMessage();
        assertTrue(message.startsWith("EVF0230: ") && message.contains("Both is a kind of each of"), message);
    }

    @Test
    void noDataIsUndecodable() {
        CloudEvent event = CloudEventBuilder.from(event("application/json", "{}"))
                .withoutData()
                .build();
        assertThrows(
                UndecodableEventException.class, () -> types.of(Happened.class).read(event));
    }

    private static CloudEvent event(String contentType, String data) {
        return CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/test"))
                .withType("com.example.happened")
                .withData(contentType, data.getBytes(UTF_8))
                .build();
    }
}

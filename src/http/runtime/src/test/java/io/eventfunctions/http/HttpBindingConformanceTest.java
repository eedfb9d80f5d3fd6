package io.eventfunctions.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.vertx.core.MultiMap;

import io.eventfunctions.conformance.codec.EventBindingConformance;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.event.AttributeValues;
import io.eventfunctions.spi.event.EventJsonWriter;
import io.eventfunctions.spi.event.MediaTypes;

class HttpBindingConformanceTest extends EventBindingConformance {

    private final HttpEventReader reader = new HttpEventReader();

    @Override
    protected boolean refusesBrokenJson() {
        return true;
    }

    @Override
    protected CloudEvent transfer(CloudEvent event, ContentMode mode) {
        if (mode == ContentMode.STRUCTURED || MediaTypes.isStructured(event.getDataContentType())) {
            return receive(Map.of(), STRUCTURED, EventJsonWriter.write(event));
        }
        Map<String, String> attributes = new HashMap<>();
        AttributeValues.forEach(event, (name, value) -> attributes.put(name, AttributeValues.text(value)));
        return receive(attributes, event.getDataContentType(), data(event));
    }

    @Override
    protected CloudEvent receive(Map<String, String> attributes, String contentType, byte[] body) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        attributes.forEach((name, value) -> headers.add("ce-" + name, encoded(value)));
        if (contentType != null) {
            headers.add("content-type", contentType);
        }
        return reader.read(headers, body).get(0);
    }

    /** As the HTTP binding demands of senders. */
    private static String encoded(String value) {
        StringBuilder header = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > ' ' && octet < 0x7F && octet != '%' && octet != '"';
            header.append(
                    plain
                            ? String.valueOf((char) octet)
                            : "%%%02X".formatted(octet).toUpperCase(Locale.ROOT));
        }
        return header.toString();
    }
}

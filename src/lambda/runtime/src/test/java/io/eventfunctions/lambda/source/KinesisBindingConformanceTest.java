package io.eventfunctions.lambda.source;

import java.util.Base64;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;

import io.eventfunctions.conformance.codec.EventBindingConformance;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.ReceivedMessage;
import io.eventfunctions.spi.event.EventJsonWriter;

/** Records of Kinesis have no headers: their events are structured. */
class KinesisBindingConformanceTest extends EventBindingConformance {

    @Override
    protected Set<ContentMode> modes() {
        return Set.of(ContentMode.STRUCTURED);
    }

    @Override
    protected CloudEvent transfer(CloudEvent event, ContentMode mode) {
        if (mode == ContentMode.BINARY) {
            throw new UnsupportedOperationException("A record of Kinesis has no headers");
        }
        return receive(Map.of(), STRUCTURED, EventJsonWriter.write(event));
    }

    @Override
    protected CloudEvent receive(Map<String, String> attributes, String contentType, byte[] body) {
        ObjectNode record = new ObjectMapper().createObjectNode();
        record.put("eventSourceARN", "arn:aws:kinesis:us-east-1:000000000000:stream/s")
                .put("eventID", "shard-0:1");
        record.putObject("kinesis")
                .put("sequenceNumber", "1")
                .put("data", Base64.getEncoder().encodeToString(body));
        ReceivedMessage received =
                KinesisRecordReader.read(record).get(0).content().get();
        if (received instanceof ReceivedMessage.Undecodable undecodable) {
            throw undecodable.reason();
        }
        return received.event();
    }
}

package io.eventfunctions.crash;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.kafka.CloudEventSerializer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import io.eventfunctions.EventType;

/** The events to be handled: random keys, numbered for each key, one in a hundred poison. */
final class Workload {

    static final String TOPIC = "work";

    private static final int ONE_IN = 100;
    private static final String TYPE =
            WorkItem.class.getAnnotation(EventType.class).value();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<WorkItem> items;

    private Workload(List<WorkItem> items) {
        this.items = items;
    }

    static Workload random(int events, int keys, Random random) {
        Set<Integer> poison = new HashSet<>();
        while (poison.size() < events / ONE_IN) {
            poison.add(random.nextInt(events));
        }
        Map<String, Integer> sequences = new HashMap<>();
        List<WorkItem> items = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            String key = "key" + random.nextInt(keys);
            items.add(new WorkItem(key, sequences.merge(key, 1, Integer::sum) - 1, poison.contains(i)));
        }
        return new Workload(items);
    }

    List<WorkItem> items() {
        return items;
    }

    List<WorkItem> poison() {
        return items.stream().filter(WorkItem::poison).toList();
    }

    /** Sends them as a client that knows nothing of the platform would; returns when the broker has all of them. */
    void publish(String bootstrapServers) throws Exception {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (KafkaProducer<String, CloudEvent> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new CloudEventSerializer())) {
            List<Future<?>> confirmations = new ArrayList<>();
            for (WorkItem item : items) {
                confirmations.add(producer.send(new ProducerRecord<>(TOPIC, item.key(), event(item))));
            }
            for (Future<?> confirmation : confirmations) {
                confirmation.get();
            }
        }
    }

    private static CloudEvent event(WorkItem item) {
        return CloudEventBuilder.v1()
                .withId(item.id())
                .withSource(URI.create("/crash"))
                .withType(TYPE)
                .withData("application/json", JsonCloudEventData.wrap(JSON.valueToTree(item)))
                .build();
    }
}

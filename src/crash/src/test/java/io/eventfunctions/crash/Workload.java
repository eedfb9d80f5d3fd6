package io.eventfunctions.crash;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;

import io.eventfunctions.EventType;

/** The events to be handled: random keys, numbered for each key, one in a hundred poison. */
final class Workload {

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

    /** The first so many of them. */
    Workload first(int events) {
        return new Workload(items.subList(0, events));
    }

    List<WorkItem> items() {
        return items;
    }

    List<WorkItem> poison() {
        return items.stream().filter(WorkItem::poison).toList();
    }

    /** The event of an item, without its key: that is the broker's business. */
    static CloudEventBuilder event(WorkItem item) {
        return CloudEventBuilder.v1()
                .withId(item.id())
                .withSource(URI.create("/crash"))
                .withType(TYPE)
                .withData("application/json", JsonCloudEventData.wrap(JSON.valueToTree(item)));
    }
}

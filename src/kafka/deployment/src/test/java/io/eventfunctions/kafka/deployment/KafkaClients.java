package io.eventfunctions.kafka.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/** Knows each Kafka client by the settings that it got, and what it counts. */
public class KafkaClients implements MetricsReporter {

    private static final List<KafkaClients> ALL = new CopyOnWriteArrayList<>();

    private final Map<String, Object> settings = new HashMap<>();
    private final List<KafkaMetric> metrics = new CopyOnWriteArrayList<>();

    /** The clients that have a setting, the newest last. */
    static List<KafkaClients> with(String name, String value) {
        return ALL.stream()
                .filter(client -> value.equals(String.valueOf(client.settings.get(name))))
                .toList();
    }

    Object setting(String name) {
        return settings.get(name);
    }

    double count(String name) {
        return metrics.stream()
                .filter(metric -> metric.metricName().name().equals(name))
                .filter(metric -> metric.metricName().tags().keySet().equals(Set.of("client-id")))
                .mapToDouble(metric -> (double) metric.metricValue())
                .sum();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        settings.putAll(configs);
        ALL.add(this);
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        this.metrics.addAll(metrics);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        metrics.add(metric);
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        // What a closed client has counted stays known.
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }
}

package io.eventfunctions.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.inject.Instance;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.kafka.impl.ConfigHelper;
import io.smallrye.reactive.messaging.kafka.impl.ConfigurationCleaner;
import io.smallrye.reactive.messaging.kafka.impl.JsonHelper;
import io.smallrye.reactive.messaging.providers.helpers.ConfigUtils;
import io.smallrye.reactive.messaging.providers.impl.Configs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.Config;

import io.eventfunctions.spi.ChannelAttributes;

/**
 * How to read the topic that an outgoing channel sends to: with the connection settings of the channel, from its attributes
 * down to the {@code kafka.*} keys, as the application's {@link ClientCustomizer}s change them, for example for TLS.
 *
 * @param topic the topic's name
 * @param settings the settings of a consumer
 */
record KafkaConnection(String topic, Map<String, Object> settings) {

    /** The default of {@code default.api.timeout.ms}, which here also limits the time without a record while reading. */
    private static final String TIMEOUT_MILLIS = "15000";

    /** Settings that producers and consumers both have, with values that only suit one of them. */
    private static final Set<String> OF_PRODUCERS_ONLY = Set.of(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG);

    static KafkaConnection of(
            String channel,
            Config config,
            Instance<Map<String, Object>> configurations,
            Instance<ClientCustomizer<Map<String, Object>>> customizers) {
        Config attributes = ConfigHelper.retrieveChannelConfiguration(
                configurations, Configs.outgoing(config, KafkaCodec.CONNECTOR, channel));
        Map<String, Object> settings = new HashMap<>();
        JsonHelper.asJsonObject(attributes)
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().toString()));
        ConfigurationCleaner.cleanupProducerConfiguration(settings);
        ConfigurationCleaner.cleanupConsumerConfiguration(settings);
        settings.keySet().removeIf(KafkaConnection::isOfProducersOnly);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "100");
        settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        String topic = new KafkaConnectorDescriptor()
                .destination(new ChannelAttributes(channel, name -> attributes.getOptionalValue(name, String.class)))
                .orElseThrow()
                .name();
        return new KafkaConnection(topic, ConfigUtils.customize(attributes, customizers, settings));
    }

    /** A consumer without a group. */
    KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Duration timeout() {
        return Duration.ofMillis(Long.parseLong(
                settings.get(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG).toString()));
    }

    @Override
    public String toString() {
        return "topic " + topic + " at " + settings.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG);
    }

    private static boolean isOfProducersOnly(String setting) {
        return OF_PRODUCERS_ONLY.contains(setting)
                || ProducerConfig.configNames().contains(setting)
                        && !ConsumerConfig.configNames().contains(setting);
    }
}

package io.eventfunctions.channel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.delivery.PolicyReader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Environment variables set every key of a channel, whether a file sets it or not. */
class EnvironmentVariablesTest {

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();

    @BeforeEach
    void aFunctionOnUsers() {
        files.put(ChannelNames.INCOMING, "users");
        files.put("mp.messaging.incoming.users.connector", "smallrye-kafka");
    }

    @Test
    void setKeysOfTheDeliveryPolicyWithHyphens() {
        environment.put("MP_MESSAGING_INCOMING_USERS_DELIVERY_DEAD_LETTER", "letters");
        environment.put("MP_MESSAGING_INCOMING_USERS_DELIVERY_BACKOFF_DELAY", "1s");
        environment.put("MP_MESSAGING_INCOMING_USERS_DELIVERY_RETRY", "7");
        DeliveryPolicy policy = policy("users");
        assertEquals(Optional.of("letters"), policy.deadLetter());
        assertEquals(7, policy.retry());
        assertEquals("smallrye-kafka", value("mp.messaging.outgoing.letters.connector"));
    }

    @Test
    void setThemForAllChannelsOfAConnector() {
        environment.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_DELIVERY_DEAD_LETTER", "letters");
        assertEquals(Optional.of("letters"), policy("users").deadLetter());
    }

    @Test
    void setAWholeChannelWithAHyphenInItsName() {
        files.clear();
        files.put(ChannelNames.INCOMING, "orders-in");
        environment.put("MP_MESSAGING_INCOMING_ORDERS_IN_CONNECTOR", "smallrye-kafka");
        environment.put("MP_MESSAGING_INCOMING_ORDERS_IN_AUTO_OFFSET_RESET", "earliest");
        environment.put("MP_MESSAGING_INCOMING_ORDERS_IN_DELIVERY_DEAD_LETTER", "orders-failed");
        environment.put("MP_MESSAGING_OUTGOING_ORDERS_FAILED_CONNECTOR", "smallrye-kafka");
        environment.put("MP_MESSAGING_OUTGOING_ORDERS_FAILED_TOPIC", "failed");
        assertEquals(Optional.of("orders-failed"), policy("orders-in").deadLetter());
        assertEquals(
                Set.of(
                        "mp.messaging.incoming.orders-in.connector",
                        "mp.messaging.incoming.orders-in.auto.offset.reset",
                        "mp.messaging.incoming.orders-in.delivery.dead-letter",
                        "mp.messaging.outgoing.orders-failed.connector",
                        "mp.messaging.outgoing.orders-failed.topic"),
                names().filter(name -> name.contains(".orders")).collect(Collectors.toSet()));
    }

    @Test
    void setAChannelWithADotInItsName() {
        files.clear();
        files.put(ChannelNames.INCOMING, "orders.eu");
        environment.put("MP_MESSAGING_INCOMING__ORDERS_EU__CONNECTOR", "smallrye-kafka");
        environment.put("MP_MESSAGING_INCOMING__ORDERS_EU__DELIVERY_DEAD_LETTER", "letters");
        assertEquals(Optional.of("letters"), policy("orders.eu").deadLetter());
    }

    @Test
    void leaveAloneTheKeysOfAChannelWhoseNameIsTheBeginningOfAnother() {
        files.put(ChannelNames.INCOMING, "users,users-eu");
        files.put("mp.messaging.incoming.users-eu.connector", "smallrye-kafka");
        files.put("mp.messaging.incoming.users.eu.custom", "x");
        environment.put("MP_MESSAGING_INCOMING_USERS_EU_DELIVERY_DEAD_LETTER", "letters");
        assertEquals(Optional.of("letters"), policy("users-eu").deadLetter());
        assertEquals(Optional.empty(), policy("users").deadLetter());
        assertTrue(names().anyMatch("mp.messaging.incoming.users.eu.custom"::equals));
    }

    @Test
    void areRefusedWithTheKeyIfItDoesNotExist() {
        environment.put("MP_MESSAGING_INCOMING_USERS_DELIVERY_RETRIES", "7");
        String message =
                assertThrows(IllegalStateException.class, () -> policy("users")).getMessage();
        assertTrue(message.startsWith("EVF0311: Unknown key mp.messaging.incoming.users.delivery.retries: "), message);
    }

    private DeliveryPolicy policy(String channel) {
        return PolicyReader.read(channel, ChannelSettings.in(config()).delivery(channel));
    }

    private String value(String key) {
        return config().getOptionalValue(key, String.class).orElse(null);
    }

    /** The names without those that environment variables have themselves. */
    private Stream<String> names() {
        return StreamSupport.stream(config().getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("mp.messaging."));
    }

    private SmallRyeConfig config() {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withSources(
                        new EnvConfigSource(environment, 300),
                        new PropertiesConfigSource(files, "application.properties", 250));
        return new ChannelDefaults().configBuilder(builder).build();
    }
}

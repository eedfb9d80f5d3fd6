package io.eventfunctions.rabbitmq;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.CredentialsProvider;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorCommonConfiguration;
import org.eclipse.microprofile.config.ConfigProvider;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/** Reads a channel's connection settings from its attributes: addresses, credentials, TLS and timeouts. */
@ApplicationScoped
class ConnectionSettingsReader {

    private static final int MILLIS = 1000;

    private final Instance<CredentialsProvider> credentials;
    private final ConnectionTls tls;

    ConnectionSettingsReader(@Any Instance<CredentialsProvider> credentials, TlsConfigurationRegistry tls) {
        this.credentials = credentials;
        this.tls = new ConnectionTls(tls);
    }

    /**
     * Reads the settings of a channel.
     *
     * @throws IllegalStateException if an attribute names a bean or configuration that does not exist
     */
    ConnectionSettings read(RabbitMQConnectorCommonConfiguration channel, ConnectionThreads threads) {
        ConnectionFactory factory = new ConnectionFactory();
        // RecoveringConnection recovers instead, because it knows what to do with the messages of a lost connection.
        factory.setAutomaticRecoveryEnabled(false);
        factory.setSharedExecutor(threads.pool());
        factory.setThreadFactory(threads.threadFactory());
        factory.setVirtualHost(channel.getVirtualHost());
        factory.setConnectionTimeout(channel.getConnectionTimeout());
        factory.setHandshakeTimeout(channel.getHandshakeTimeout());
        factory.setRequestedHeartbeat(channel.getRequestedHeartbeat());
        factory.setRequestedChannelMax(channel.getRequestedChannelMax());
        authenticate(factory, channel);
        tls.configure(factory, channel);
        List<Address> addresses = channel.getAddresses()
                .map(list -> List.of(Address.parseAddresses(list)))
                .orElseGet(() -> List.of(new Address(channel.getHost(), channel.getPort())));
        long wait = (long) reconnectInterval(channel) * MILLIS;
        return new ConnectionSettings(factory, addresses, wait);
    }

    /** One second unless it is configured; the connector's default of ten seconds delays events too long. */
    private static int reconnectInterval(RabbitMQConnectorCommonConfiguration channel) {
        boolean set = channel.config()
                        .getOptionalValue("reconnect-interval", Integer.class)
                        .isPresent()
                || ConfigProvider.getConfig()
                        .getOptionalValue("rabbitmq-reconnect-interval", Integer.class)
                        .isPresent();
        return set ? Math.max(1, channel.getReconnectInterval()) : 1;
    }

    private void authenticate(ConnectionFactory factory, RabbitMQConnectorCommonConfiguration channel) {
        Optional<String> provider = channel.getCredentialsProviderName();
        if (provider.isEmpty()) {
            factory.setUsername(channel.getUsername().orElse(ConnectionFactory.DEFAULT_USER));
            factory.setPassword(channel.getPassword().orElse(ConnectionFactory.DEFAULT_PASS));
            return;
        }
        Instance<CredentialsProvider> named = credentials.select(Identifier.Literal.of(provider.get()));
        if (named.isUnsatisfied()) {
            throw MESSAGES.unknownCredentialsProvider(provider.get(), channel.getChannel());
        }
        factory.setCredentialsProvider(named.get());
    }
}

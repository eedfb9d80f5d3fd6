package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.impl.CredentialsProvider;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorCommonConfiguration;

/** Knows from a channel's attributes where its broker is, who connects there, and how it is encrypted. */
@ApplicationScoped
class Servers {

    private static final int MILLIS = 1000;

    private final Instance<CredentialsProvider> credentials;
    private final TlsConfigurationRegistry tls;

    Servers(@Any Instance<CredentialsProvider> credentials, TlsConfigurationRegistry tls) {
        this.credentials = credentials;
        this.tls = tls;
    }

    /**
     * The server of a channel.
     *
     * @throws IllegalStateException if the attributes name something that doesn't exist
     */
    Server of(RabbitMQConnectorCommonConfiguration channel, Threads threads) {
        ConnectionFactory factory = new ConnectionFactory();
        // Link does that, and knows what is to be done with messages of the connection that is gone.
        factory.setAutomaticRecoveryEnabled(false);
        factory.setSharedExecutor(threads.pool());
        factory.setThreadFactory(threads.threadFactory());
        factory.setVirtualHost(channel.getVirtualHost());
        factory.setConnectionTimeout(channel.getConnectionTimeout());
        factory.setHandshakeTimeout(channel.getHandshakeTimeout());
        factory.setRequestedHeartbeat(channel.getRequestedHeartbeat());
        factory.setRequestedChannelMax(channel.getRequestedChannelMax());
        authenticate(factory, channel);
        encrypt(factory, channel);
        List<Address> addresses = channel.getAddresses()
                .map(list -> List.of(Address.parseAddresses(list)))
                .orElseGet(() -> List.of(new Address(channel.getHost(), channel.getPort())));
        long wait = (long) reconnectInterval(channel) * MILLIS;
        return new Server(factory, addresses, wait);
    }

    /** The connector's own default, ten seconds, is long for whoever waits for an event. */
    private static int reconnectInterval(RabbitMQConnectorCommonConfiguration channel) {
        boolean set = channel.config()
                        .getOptionalValue("reconnect-interval", Integer.class)
                        .isPresent()
                || org.eclipse.microprofile.config.ConfigProvider.getConfig()
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
            throw new IllegalStateException(
                    "EVF0805 Channel %s has credentials-provider-name=%s, but there is no CredentialsProvider bean with that @Identifier"
                            .formatted(channel.getChannel(), provider.get()));
        }
        factory.setCredentialsProvider(named.get());
    }

    private void encrypt(ConnectionFactory factory, RabbitMQConnectorCommonConfiguration channel) {
        Optional<String> name = channel.config().getOptionalValue("tls-configuration-name", String.class);
        if (name.isEmpty() && !channel.getSsl()) {
            return;
        }
        try {
            SSLContext context = name.isPresent() ? registered(name.get(), channel) : context(channel);
            factory.useSslProtocol(context);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "EVF0805 The encryption of channel %s is not possible: %s"
                            .formatted(channel.getChannel(), e.getMessage()),
                    e);
        }
        boolean verified = !"NONE".equals(channel.getSslHostnameVerificationAlgorithm())
                || name.flatMap(tls::get)
                        .flatMap(TlsConfiguration::getHostnameVerificationAlgorithm)
                        .filter(algorithm -> !algorithm.equals("NONE"))
                        .isPresent();
        if (verified) {
            factory.enableHostnameVerification();
        }
    }

    private SSLContext registered(String name, RabbitMQConnectorCommonConfiguration channel) throws Exception {
        return tls.get(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no TLS configuration " + name + " (quarkus.tls." + name + ".*)"))
                .createSSLContext();
    }

    private static SSLContext context(RabbitMQConnectorCommonConfiguration channel)
            throws GeneralSecurityException, IOException {
        Optional<String> store = channel.getTrustStorePath();
        if (store.isEmpty() && !channel.getTrustAll()) {
            return SSLContext.getDefault();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        if (channel.getTrustAll()) {
            context.init(
                    null,
                    new javax.net.ssl.TrustManager[] {new com.rabbitmq.client.TrustEverythingTrustManager()},
                    null);
            return context;
        }
        KeyStore trusted = KeyStore.getInstance("JKS");
        try (var file = Files.newInputStream(Path.of(store.get()))) {
            trusted.load(
                    file,
                    channel.getTrustStorePassword().map(String::toCharArray).orElse(null));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}

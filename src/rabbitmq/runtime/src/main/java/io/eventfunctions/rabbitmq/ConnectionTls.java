package io.eventfunctions.rabbitmq;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.TrustEverythingTrustManager;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.reactive.messaging.rabbitmq.RabbitMQConnectorCommonConfiguration;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/** Configures TLS for the connections of a channel, from a named TLS configuration or from the connector's attributes. */
final class ConnectionTls {

    private static final String NO_VERIFICATION = "NONE";

    private final TlsConfigurationRegistry registry;

    ConnectionTls(TlsConfigurationRegistry registry) {
        this.registry = registry;
    }

    /**
     * Configures a connection factory; does nothing if the channel does not use TLS.
     *
     * @throws IllegalStateException if the configuration does not exist or is invalid
     */
    void configure(ConnectionFactory factory, RabbitMQConnectorCommonConfiguration channel) {
        Optional<String> name = channel.config().getOptionalValue("tls-configuration-name", String.class);
        if (name.isEmpty() && !channel.getSsl()) {
            return;
        }
        try {
            factory.useSslProtocol(name.isPresent() ? registered(name.get()) : context(channel));
        } catch (Exception e) {
            throw MESSAGES.cannotConfigureTls(channel.getChannel(), e.getMessage(), e);
        }
        boolean verified = !NO_VERIFICATION.equals(channel.getSslHostnameVerificationAlgorithm())
                || name.flatMap(registry::get)
                        .flatMap(TlsConfiguration::getHostnameVerificationAlgorithm)
                        .filter(algorithm -> !algorithm.equals(NO_VERIFICATION))
                        .isPresent();
        if (verified) {
            factory.enableHostnameVerification();
        }
    }

    private SSLContext registered(String name) throws Exception {
        return registry.get(name)
                .orElseThrow(() -> MESSAGES.unknownTlsConfiguration(name))
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
            context.init(null, new TrustManager[] {new TrustEverythingTrustManager()}, null);
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

package io.eventfunctions.redis;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Knows from a channel's attributes where its server is, and how connections to it are authenticated and encrypted. */
@ApplicationScoped
class RedisServers {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss", "unix");
    private static final String PASSWORD_OF_QUARKUS = "quarkus.redis.password";

    private final TlsConfigurationRegistry tls;

    RedisServers(TlsConfigurationRegistry tls) {
        this.tls = tls;
    }

    /**
     * The server of a channel.
     *
     * @throws IllegalArgumentException if an attribute is not valid
     */
    RedisServer of(RedisStreamsConnectorCommonConfiguration channel, ChannelValues values) {
        URI url = values.valid(
                RedisConnectorDescriptor.URL,
                () -> URI.create(channel.getUrl()),
                uri -> uri.getScheme() != null
                        && SCHEMES.contains(uri.getScheme())
                        && (uri.getHost() != null || uri.getScheme().equals("unix")),
                "the URL of one server such as redis://localhost:6379, with rediss:// for TLS");
        return new RedisServer(
                url,
                password(channel),
                tls(channel, values),
                values.duration("timeout", channel::getTimeout),
                values.duration("reconnect-max-interval", channel::getReconnectMaxInterval));
    }

    /** The application's own Redis client and the channel have one server, and then one password, unless the channel names its own. */
    private static Optional<String> password(RedisStreamsConnectorCommonConfiguration channel) {
        Optional<String> own = channel.getPassword();
        boolean sharesServer = channel.config()
                .getOptionalValue(RedisConnectorDescriptor.URL, String.class)
                .isEmpty();
        Config all = ConfigProvider.getConfig();
        return own.isPresent() || !sharesServer ? own : all.getOptionalValue(PASSWORD_OF_QUARKUS, String.class);
    }

    private Optional<TlsConfiguration> tls(RedisStreamsConnectorCommonConfiguration channel, ChannelValues values) {
        Optional<String> name = channel.getTlsConfigurationName();
        if (name.isEmpty()) {
            return tls.getDefault().filter(ignored -> channel.getUrl().startsWith("rediss:"));
        }
        return Optional.of(tls.get(name.get())
                .orElseThrow(() -> values.invalid(
                        "tls-configuration-name", "the name of a TLS configuration (quarkus.tls.<name>.*)")));
    }
}

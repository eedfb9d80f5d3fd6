package io.eventfunctions.redis;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;

/**
 * The server of a channel.
 *
 * @param url where it is, credentials included
 * @param password replaces the URL's, if there is one
 * @param tls how connections are encrypted and trusted, if that is configured
 * @param timeout how long an answer may take before a connection counts as lost
 * @param reconnectMax the longest wait between two attempts to connect
 */
record RedisServer(
        URI url, Optional<String> password, Optional<TlsConfiguration> tls, Duration timeout, Duration reconnectMax) {

    private static final int NEVER = -1;

    /** A client for one connection; closing it closes the connection. */
    Redis client(Vertx vertx) {
        NetClientOptions net = new NetClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true)
                .setHostnameVerificationAlgorithm("HTTPS");
        tls.ifPresent(configuration -> TlsConfigUtils.configure(net, configuration));
        RedisOptions options = new RedisOptions()
                .setConnectionString(url.toString())
                .setNetClientOptions(net)
                // Answers have the same shape on every server.
                .setProtocolNegotiation(false)
                // Polling is nothing to trace; deliveries are traced by their listeners.
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setMaxPoolSize(1)
                .setMaxPoolWaiting(1)
                .setPoolCleanerInterval(NEVER)
                .setPoolRecycleTimeout(NEVER);
        password.ifPresent(options::setPassword);
        return Redis.createClient(vertx, options);
    }

    /** Host and port; credentials are not for logs. */
    @Override
    public String toString() {
        if (url.getHost() == null) {
            return url.getPath();
        }
        return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}

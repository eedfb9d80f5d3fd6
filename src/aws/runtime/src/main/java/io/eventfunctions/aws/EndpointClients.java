package io.eventfunctions.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.quarkus.runtime.ImageMode;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/**
 * One client for each endpoint, shared by its channels: Quarkus's own client, and for channels with a region, endpoint or
 * credentials of their own a client with Quarkus's configuration (HTTP client, interceptors, timeouts) except for these.
 */
final class EndpointClients<B extends AwsClientBuilder<B, C>, C extends SdkAutoCloseable> {

    private final Supplier<C> standard;
    private final Supplier<B> builder;
    private final Map<AwsEndpoint, C> byEndpoint = new ConcurrentHashMap<>();
    private final ThreadLocal<AwsEndpoint> building = new ThreadLocal<>();
    private final List<C> separate = new CopyOnWriteArrayList<>();
    private boolean prepared;

    /**
     * The clients of one service.
     *
     * @param standard the client that Quarkus offers
     * @param builder the builder that it comes from
     */
    EndpointClients(Supplier<C> standard, Supplier<B> builder) {
        this.standard = standard;
        this.builder = builder;
    }

    C at(AwsEndpoint endpoint) {
        return endpoint.isDefault() ? standard.get() : byEndpoint.computeIfAbsent(endpoint, this::build);
    }

    /** Another client of an endpoint, with connections of its own. */
    C separate(AwsEndpoint endpoint) {
        C client = build(endpoint);
        separate.add(client);
        return client;
    }

    /** The builder is shared, so the plugin changes only the clients that are built here. */
    private synchronized C build(AwsEndpoint endpoint) {
        B shared = builder.get();
        if (!prepared) {
            shared.addPlugin(this::configure);
            prepared = true;
        }
        building.set(endpoint);
        try {
            return shared.build();
        } finally {
            building.remove();
        }
    }

    private void configure(SdkServiceClientConfiguration.Builder client) {
        AwsEndpoint endpoint = building.get();
        if (endpoint != null && client instanceof AwsServiceClientConfiguration.Builder aws) {
            endpoint.region().map(Region::of).ifPresent(aws::region);
            endpoint.endpoint().ifPresent(aws::endpointOverride);
            endpoint.credentials().map(EndpointClients::provider).ifPresent(aws::credentialsProvider);
        }
    }

    private static AwsCredentialsProvider provider(String type) {
        try {
            return (AwsCredentialsProvider) Thread.currentThread()
                    .getContextClassLoader()
                    .loadClass(type)
                    .getMethod("create")
                    .invoke(null);
        } catch (ReflectiveOperationException | ClassCastException e) {
            String inNativeImage = ImageMode.current() == ImageMode.NATIVE_RUN ? MESSAGES.configuredAtBuild() : "";
            throw MESSAGES.invalidCredentialsProvider(type, inNativeImage, e);
        }
    }

    void close() {
        byEndpoint.values().forEach(SdkAutoCloseable::close);
        separate.forEach(SdkAutoCloseable::close);
    }
}

package io.eventfunctions.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.quarkus.runtime.ImageMode;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * One client for each place, whatever the number of channels: Quarkus's own, and for channels that say where they are one
 * that is built as Quarkus builds it (HTTP client, interceptors, time limits) but for that place.
 */
final class SharedClients<B extends AwsClientBuilder<B, C>, C extends SdkAutoCloseable> {

    private static final String NATIVE = ", and in a native image one that was configured when it was built";

    private final Supplier<C> usual;
    private final Supplier<B> builder;
    private final Map<AwsEndpoint, C> elsewhere = new ConcurrentHashMap<>();
    private final ThreadLocal<AwsEndpoint> building = new ThreadLocal<>();
    private boolean prepared;

    /**
     * The clients of one service.
     *
     * @param usual the client that Quarkus offers
     * @param builder the builder that it comes from
     */
    SharedClients(Supplier<C> usual, Supplier<B> builder) {
        this.usual = usual;
        this.builder = builder;
    }

    C at(AwsEndpoint place) {
        return place.isUsual() ? usual.get() : elsewhere.computeIfAbsent(place, this::build);
    }

    /** The builder stays as it is: others build their clients with it. */
    private synchronized C build(AwsEndpoint place) {
        B shared = builder.get();
        if (!prepared) {
            shared.addPlugin(this::moveTo);
            prepared = true;
        }
        building.set(place);
        try {
            return shared.build();
        } finally {
            building.remove();
        }
    }

    private void moveTo(SdkServiceClientConfiguration.Builder client) {
        AwsEndpoint place = building.get();
        if (place != null && client instanceof AwsServiceClientConfiguration.Builder aws) {
            place.region().map(Region::of).ifPresent(aws::region);
            place.endpoint().ifPresent(aws::endpointOverride);
            place.credentials().map(SharedClients::provider).ifPresent(aws::credentialsProvider);
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
            throw new IllegalStateException(
                    "EVF0701 credentials-provider=%s is not possible; allowed: an AwsCredentialsProvider with a static method create()%s"
                            .formatted(type, ImageMode.current() == ImageMode.NATIVE_RUN ? NATIVE : ""),
                    e);
        }
    }

    void close() {
        elsewhere.values().forEach(SdkAutoCloseable::close);
    }
}

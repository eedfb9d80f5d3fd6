package io.eventfunctions.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a channel's queue or topic is, as far as the channel says something else than Quarkus's configuration.
 *
 * @param region the region's name
 * @param endpoint the service's address
 * @param credentials the class of the credentials provider
 */
record AwsEndpoint(Optional<String> region, Optional<URI> endpoint, Optional<String> credentials) {

    /** The attributes by which a channel says so, in the order of the components. */
    static final List<String> ATTRIBUTES = List.of("region", "endpoint-override", "credentials-provider");

    boolean isUsual() {
        return region.isEmpty() && endpoint.isEmpty() && credentials.isEmpty();
    }
}

package io.eventfunctions.aws;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A channel's own region, endpoint and credentials; what is empty comes from Quarkus's configuration.
 *
 * @param region the region's name
 * @param endpoint the service's address
 * @param credentials the class of the credentials provider
 */
record AwsEndpoint(Optional<String> region, Optional<URI> endpoint, Optional<String> credentials) {

    /** The channel attributes, in the order of the components. */
    static final List<String> ATTRIBUTES = List.of("region", "endpoint-override", "credentials-provider");

    boolean isDefault() {
        return region.isEmpty() && endpoint.isEmpty() && credentials.isEmpty();
    }
}

package io.eventfunctions.aws;

import java.net.URI;
import java.util.Optional;

/**
 * Where a channel's queue or topic is, as far as the channel says something else than Quarkus's configuration.
 *
 * @param region the region's name
 * @param endpoint the service's address
 * @param credentials the class of the credentials provider
 */
record Place(Optional<String> region, Optional<URI> endpoint, Optional<String> credentials) {

    boolean isUsual() {
        return region.isEmpty() && endpoint.isEmpty() && credentials.isEmpty();
    }
}

/** The configuration of the template, {@code quarkus.event-functions.sam}. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.config;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/** What a connector implements to contribute its part of the template. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.contributor;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

/** Composes the template of what all contributors add. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.generator;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

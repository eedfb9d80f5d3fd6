/**
 * Writes the SAM template in a production build, and warns if the package of the build is not the one that it deploys.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

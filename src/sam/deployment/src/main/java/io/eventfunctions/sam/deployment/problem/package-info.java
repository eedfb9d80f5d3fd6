/** What stops the build because AWS would refuse it, and all messages of the template. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.problem;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

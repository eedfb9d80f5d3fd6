/** How Lambda invokes functions asynchronously or with records of a stream, and where events go that it gives up. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.invocation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

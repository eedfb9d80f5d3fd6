/** Execution roles, policy documents and encryption. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.iam;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

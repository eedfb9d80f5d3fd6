/** Lambda functions in the template, their limits, alarms and environment variables. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.function;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

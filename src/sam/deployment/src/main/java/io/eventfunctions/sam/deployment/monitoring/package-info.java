/** Alarms and the dashboard. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.monitoring;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

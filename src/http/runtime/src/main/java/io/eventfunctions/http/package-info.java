/** Publishing of events over the CloudEvents HTTP binding, and the HTTP resource of dead letters. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.http;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

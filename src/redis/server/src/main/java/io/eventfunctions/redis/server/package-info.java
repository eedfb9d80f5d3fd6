/** A Redis for dev mode and tests. */
@NullMarked
@API(status = API.Status.INTERNAL)
package io.eventfunctions.redis.server;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

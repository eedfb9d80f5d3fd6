/** Build steps and dev service of the Redis connector. */
@API(status = API.Status.INTERNAL)
package io.eventfunctions.redis.deployment;

import org.apiguardian.api.API;

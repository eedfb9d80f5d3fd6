/** The connector for Redis Streams: channels, codec, dead letters. */
@NullMarked
@API(status = API.Status.INTERNAL)
package io.eventfunctions.redis;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

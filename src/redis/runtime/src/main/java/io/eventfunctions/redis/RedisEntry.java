package io.eventfunctions.redis;

import java.util.Map;

/**
 * An entry of a stream, as incoming channels carry it to {@link RedisCodec}.
 *
 * @param stream the stream
 * @param id the entry's id, {@code <milliseconds>-<number>}, which increases within the stream
 * @param fields its fields; of several with one name the last counts
 * @param lease how long this consumer holds it
 */
record RedisEntry(String stream, String id, Map<String, byte[]> fields, EntryLease lease) {

    /** When the server has added it, as its id says, in milliseconds since 1970. */
    long addedMillis() {
        return Long.parseLong(id.substring(0, id.indexOf('-')));
    }
}

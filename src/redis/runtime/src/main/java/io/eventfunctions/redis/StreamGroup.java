package io.eventfunctions.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * The commands of one consumer of a group on a stream, and what their answers mean.
 *
 * @param stream the stream
 * @param group the consumer group
 * @param consumer this consumer's name within the group
 */
record StreamGroup(String stream, String group, String consumer) {

    /** Where a scan of pending entries begins, and what it returns when it has come to the end. */
    static final String BEGINNING = "0-0";

    /** Renews the idle time of those entries only that this consumer still holds, in one step, and returns their ids. */
    private static final String RENEW = """
            local held = {}
            for i = 3, #ARGV do
              local pending = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[i], ARGV[i], 1, ARGV[2])
              if #pending > 0 then
                redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[i], 'JUSTID')
                held[#held + 1] = ARGV[i]
              end
            end
            return held
            """;

    /**
     * Makes those entries idle that this consumer still holds, so that any consumer claims them at once, and sets how often they have been
     * delivered.
     */
    private static final String RETURN = """
            for i = 4, #ARGV, 2 do
              local pending = redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[i], ARGV[i], 1, ARGV[2])
              if #pending > 0 then
                redis.call('XCLAIM', KEYS[1], ARGV[1], ARGV[2], 0, ARGV[i],
                           'IDLE', ARGV[3], 'RETRYCOUNT', ARGV[i + 1], 'JUSTID')
              end
            end
            """;

    /** An entry of the stream without a lease. */
    record Added(String id, Map<String, byte[]> fields) {}

    /** What is known of a pending entry: its id and how often it has been delivered so far. */
    record Pending(String id, int deliveries) {}

    /** Idle entries that this consumer has claimed, and where the next scan begins. */
    record Claimed(String next, List<Added> entries) {}

    /** Creates the group, and the stream if it does not exist. */
    Request create(String start) {
        return Request.cmd(Command.XGROUP)
                .arg("CREATE")
                .arg(stream)
                .arg(group)
                .arg(start)
                .arg("MKSTREAM");
    }

    /** Waits for entries that no consumer of the group has received. */
    Request readNew(int count, long blockMillis) {
        return Request.cmd(Command.XREADGROUP)
                .arg("GROUP")
                .arg(group)
                .arg(consumer)
                .arg("COUNT")
                .arg(count)
                .arg("BLOCK")
                .arg(blockMillis)
                .arg("STREAMS")
                .arg(stream)
                .arg(">");
    }

    static List<Added> read(Response answer) {
        return answer == null ? List.of() : entries(answer.get(0).get(1));
    }

    /** Lists pending entries of this consumer behind an id. */
    Request pending(String after, int count) {
        return Request.cmd(Command.XPENDING)
                .arg(stream)
                .arg(group)
                .arg("(" + after)
                .arg("+")
                .arg(count)
                .arg(consumer);
    }

    /** Lists one pending entry of any consumer. */
    Request pending(String id) {
        return Request.cmd(Command.XPENDING)
                .arg(stream)
                .arg(group)
                .arg(id)
                .arg(id)
                .arg(1);
    }

    static List<Pending> pending(Response answer) {
        return answer.stream()
                .map(entry -> new Pending(entry.get(0).toString(), entry.get(3).toInteger()))
                .toList();
    }

    /** Receives pending entries again. */
    Request claim(Collection<String> ids) {
        Request claim =
                Request.cmd(Command.XCLAIM).arg(stream).arg(group).arg(consumer).arg(0);
        ids.forEach(claim::arg);
        return claim;
    }

    /** Receives entries that their consumer has not renewed for the idle time. */
    Request claimIdle(long idleMillis, String from, int count) {
        return Request.cmd(Command.XAUTOCLAIM)
                .arg(stream)
                .arg(group)
                .arg(consumer)
                .arg(idleMillis)
                .arg(from)
                .arg("COUNT")
                .arg(count);
    }

    static Claimed claimed(Response answer) {
        return new Claimed(answer.get(0).toString(), entries(answer.get(1)));
    }

    /** Keeps other consumers from claiming entries that are in flight here. */
    Request renew(Collection<String> ids) {
        Request renew = Request.cmd(Command.EVAL)
                .arg(RENEW)
                .arg(1)
                .arg(stream)
                .arg(group)
                .arg(consumer);
        ids.forEach(renew::arg);
        return renew;
    }

    /**
     * Returns entries to the group.
     *
     * @param entries with the number of deliveries that count
     */
    Request giveBack(Collection<Pending> entries, long idleMillis) {
        Request giveBack = Request.cmd(Command.EVAL)
                .arg(RETURN)
                .arg(1)
                .arg(stream)
                .arg(group)
                .arg(consumer)
                .arg(idleMillis);
        entries.forEach(entry -> giveBack.arg(entry.id()).arg(entry.deliveries()));
        return giveBack;
    }

    Request acknowledge(Collection<String> ids) {
        Request acknowledge = Request.cmd(Command.XACK).arg(stream).arg(group);
        ids.forEach(acknowledge::arg);
        return acknowledge;
    }

    Request delete(Collection<String> ids) {
        Request delete = Request.cmd(Command.XDEL).arg(stream);
        ids.forEach(delete::arg);
        return delete;
    }

    /** Entries of an answer; those that were deleted while they were pending are left out. */
    static List<Added> entries(Response answer) {
        List<Added> entries = new ArrayList<>();
        for (Response entry : answer) {
            if (entry != null && entry.size() > 1 && Objects.nonNull(entry.get(1))) {
                entries.add(new Added(entry.get(0).toString(), fields(entry.get(1))));
            }
        }
        return entries;
    }

    private static Map<String, byte[]> fields(Response answer) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        for (int i = 0; i + 1 < answer.size(); i += 2) {
            fields.put(
                    answer.get(i).toString(StandardCharsets.UTF_8),
                    answer.get(i + 1).toBytes());
        }
        return fields;
    }
}

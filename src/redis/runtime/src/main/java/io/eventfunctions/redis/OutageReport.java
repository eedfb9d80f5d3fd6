package io.eventfunctions.redis;

import java.util.HashSet;
import java.util.Set;

/** Logs an outage of a channel once, however many connections and attempts it concerns; used on the channel's context only. */
final class OutageReport {

    private final String channel;
    private final RedisServer server;
    private final Set<RedisLink> down = new HashSet<>();
    private String reason;

    /**
     * The report of a channel.
     *
     * @param channel the messaging channel and its direction
     */
    OutageReport(String channel, RedisServer server) {
        this.channel = channel;
        this.server = server;
    }

    /** A connection was lost. */
    void lost(RedisLink link, String why) {
        if (down.isEmpty()) {
            RedisMessages.MESSAGES.connectionLost(channel, server, why);
        }
        down.add(link);
    }

    /** An attempt to connect has failed. */
    void failed(RedisLink link, String why) {
        if (!why.equals(reason)) {
            RedisMessages.MESSAGES.cannotConnect(channel, server, why);
        }
        reason = why;
        down.add(link);
    }

    /** A connection can be used. */
    void up(RedisLink link) {
        if (down.remove(link) && down.isEmpty()) {
            RedisMessages.MESSAGES.connected(channel, server);
            reason = null;
        }
    }
}

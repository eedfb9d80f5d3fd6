package io.eventfunctions.channel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The ways that dead letters take from channel to channel.
 *
 * @param consumers the channels that consume the dead letters of a channel
 */
record DeadLetterPaths(Function<String, List<String>> consumers) {

    /** The shortest way from a channel back to itself, with the channel at both ends; empty if there is none. */
    List<String> circle(String channel) {
        Map<String, String> before = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(channel));
        while (!open.isEmpty()) {
            String from = open.remove();
            for (String to : consumers.apply(from)) {
                if (before.putIfAbsent(to, from) == null) {
                    if (to.equals(channel)) {
                        return path(channel, before);
                    }
                    open.add(to);
                }
            }
        }
        return List.of();
    }

    private static List<String> path(String channel, Map<String, String> before) {
        List<String> path = new ArrayList<>(List.of(channel));
        String at = before.get(channel);
        while (!at.equals(channel)) {
            path.add(at);
            at = before.get(at);
        }
        path.add(channel);
        Collections.reverse(path);
        return path;
    }
}

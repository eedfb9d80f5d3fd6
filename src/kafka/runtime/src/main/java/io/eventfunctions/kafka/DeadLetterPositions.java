package io.eventfunctions.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.common.TopicPartition;

/**
 * The positions of the requested dead letters, as offset ranges of their topic.
 *
 * @param all whether all dead letters are requested
 * @param byPartition otherwise, the smallest range of each partition that contains the requested ones
 */
record DeadLetterPositions(boolean all, Map<Integer, OffsetRange> byPartition) {

    private static final Pattern POSITION = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /** A record's position in the form that {@code DeadLetter} has it. */
    static String position(int partition, long offset) {
        return partition + "-" + offset;
    }

    /** Parses positions. An empty set requests all dead letters; invalid positions are ignored. */
    static DeadLetterPositions of(Set<String> positions) {
        Map<Integer, OffsetRange> byPartition = new HashMap<>();
        for (String position : positions) {
            Matcher matcher = POSITION.matcher(position);
            if (matcher.matches()) {
                long offset = Long.parseLong(matcher.group(2));
                byPartition.merge(
                        Integer.valueOf(matcher.group(1)), new OffsetRange(offset, offset + 1), OffsetRange::span);
            }
        }
        return new DeadLetterPositions(positions.isEmpty(), byPartition);
    }

    /** The parts of a topic that contain the requested dead letters. */
    Map<TopicPartition, OffsetRange> deadLettersIn(Map<TopicPartition, OffsetRange> topic) {
        if (all) {
            return topic;
        }
        Map<TopicPartition, OffsetRange> found = new HashMap<>();
        topic.forEach((partition, range) -> {
            OffsetRange requested = byPartition.get(partition.partition());
            if (requested != null) {
                found.put(partition, requested.intersection(range));
            }
        });
        return found;
    }

    /**
     * The parts of a topic that may contain removals of the requested dead letters: a removal follows its dead letter in the
     * same partition, or is anywhere in another one.
     */
    Map<TopicPartition, OffsetRange> removalsIn(Map<TopicPartition, OffsetRange> topic) {
        if (all) {
            return topic;
        }
        Map<TopicPartition, OffsetRange> deadLetters = deadLettersIn(topic);
        deadLetters.values().removeIf(OffsetRange::isEmpty);
        if (deadLetters.size() != 1) {
            return deadLetters.isEmpty() ? deadLetters : topic;
        }
        Map<TopicPartition, OffsetRange> removals = new HashMap<>(topic);
        deadLetters.forEach((partition, range) ->
                removals.merge(partition, new OffsetRange(range.begin(), Long.MAX_VALUE), OffsetRange::intersection));
        return removals;
    }
}

package io.eventfunctions.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.common.TopicPartition;

import io.eventfunctions.kafka.TopicScan.Range;

/**
 * Where on a topic the letters lie that somebody wants.
 *
 * @param all whether all of them are wanted
 * @param byPartition else the least part of each partition that has them all
 */
record WantedOffsets(boolean all, Map<Integer, Range> byPartition) {

    private static final Pattern POSITION = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /** The position of a record, as letters have it. */
    static String position(int partition, long offset) {
        return partition + "-" + offset;
    }

    /** What positions stand for; none stands for all, and what is no position for nothing. */
    static WantedOffsets of(Set<String> positions) {
        Map<Integer, Range> byPartition = new HashMap<>();
        for (String position : positions) {
            Matcher matcher = POSITION.matcher(position);
            if (matcher.matches()) {
                long offset = Long.parseLong(matcher.group(2));
                byPartition.merge(Integer.valueOf(matcher.group(1)), new Range(offset, offset + 1), Range::around);
            }
        }
        return new WantedOffsets(positions.isEmpty(), byPartition);
    }

    /** The parts of a topic that have the letters. */
    Map<TopicPartition, Range> in(Map<TopicPartition, Range> topic) {
        if (all) {
            return topic;
        }
        Map<TopicPartition, Range> found = new HashMap<>();
        topic.forEach((partition, range) -> {
            Range wanted = byPartition.get(partition.partition());
            if (wanted != null) {
                found.put(partition, wanted.and(range));
            }
        });
        return found;
    }

    /** The parts of a topic that may have marks on the letters: a mark lies behind its letter or on another partition. */
    Map<TopicPartition, Range> behind(Map<TopicPartition, Range> topic) {
        if (all) {
            return topic;
        }
        Map<TopicPartition, Range> letters = in(topic);
        letters.values().removeIf(Range::isEmpty);
        if (letters.size() != 1) {
            return letters.isEmpty() ? letters : topic;
        }
        Map<TopicPartition, Range> behind = new HashMap<>(topic);
        letters.forEach(
                (partition, range) -> behind.merge(partition, new Range(range.begin(), Long.MAX_VALUE), Range::and));
        return behind;
    }
}

package io.eventfunctions.crash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;

/**
 * The dead letters of all runs.
 *
 * @param copies how many there are of each, by function and event id, separated by a space
 */
record DeadLetters(Map<String, Integer> copies) {

    static DeadLetters of(List<CloudEvent> letters) {
        Map<String, Integer> copies = new HashMap<>();
        letters.forEach(letter -> copies.merge(name(letter), 1, Integer::sum));
        return new DeadLetters(copies);
    }

    private static String name(CloudEvent letter) {
        return letter.getExtension("deadletterfunction") + " " + letter.getId();
    }

    boolean contains(String function, WorkItem item) {
        return copies.containsKey(function + ' ' + item.id());
    }

    int count() {
        return copies.values().stream().mapToInt(Integer::intValue).sum();
    }

    int duplicates() {
        return count() - copies.size();
    }
}

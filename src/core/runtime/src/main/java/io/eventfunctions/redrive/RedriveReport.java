package io.eventfunctions.redrive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.eventfunctions.DeadLetters.Report;
import io.eventfunctions.i18n.CoreMessages;

/** What a redrive has done so far; keeps positions, not letters. Written by one thread at a time. */
final class RedriveReport {

    private final List<String> sent = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    /** Of the letters that were asked for, none has been found yet. */
    RedriveReport(Set<String> positions) {
        positions.forEach(position -> refused.put(position, CoreMessages.CHANNEL.noSuchDeadLetter()));
    }

    synchronized void sent(String position) {
        refused.remove(position);
        sent.add(position);
    }

    synchronized void refused(String position, String reason) {
        refused.put(position, reason);
    }

    synchronized Report report() {
        return new Report(List.copyOf(sent), new LinkedHashMap<>(refused));
    }
}

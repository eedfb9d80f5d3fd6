package io.eventfunctions.load;

import java.io.IOException;
import java.util.BitSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which events have been handled. It answers each line on standard input with a line on standard output, and ends the application when its
 * input ends, so that this never outlives the test. What it needs is allocated at the start and does not grow.
 */
@ApplicationScoped
public class Tally {

    private final BitSet handled;
    private int distinct;
    private long calls;

    /** Of so many events, numbered from 0. */
    Tally(@ConfigProperty(name = "load.events") int events) {
        handled = new BitSet(events);
    }

    /** An attempt begins. */
    synchronized void called() {
        calls++;
    }

    /** The event with this number is handled, perhaps not for the first time. */
    synchronized void handled(int number) {
        if (!handled.get(number)) {
            handled.set(number);
            distinct++;
        }
    }

    void answer(@Observes StartupEvent start) {
        Thread thread = new Thread(this::answerUntilEndOfInput, "tally");
        thread.setDaemon(true);
        thread.start();
    }

    private void answerUntilEndOfInput() {
        try {
            for (int next = System.in.read(); next >= 0; next = System.in.read()) {
                if (next == '\n') {
                    System.out.println(line());
                }
            }
        } catch (IOException e) {
            // An input that can't be read has ended as well.
        }
        Quarkus.asyncExit();
    }

    private synchronized String line() {
        return "TALLY " + System.nanoTime() + ' ' + distinct + ' ' + calls;
    }
}

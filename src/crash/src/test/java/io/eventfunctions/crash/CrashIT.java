package io.eventfunctions.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

/** Kills the application, and the broker if it is durable, at random moments, as long as there is work left. */
class CrashIT {

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderOnKafka() throws Exception {
        CrashSettings settings = CrashSettings.fromSystemProperties(50_000);
        crash(new TopicBroker(settings.results()), settings);
    }

    @Test
    void noEventIsLostInAStandardQueueOfSqs() throws Exception {
        crash(QueueBroker.standard(), CrashSettings.fromSystemProperties(10_000));
    }

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderInAFifoQueueOfSqs() throws Exception {
        crash(QueueBroker.fifo(), CrashSettings.fromSystemProperties(10_000));
    }

    /** The broker dies in the middle. */
    static void crash(Broker broker, CrashSettings settings) throws Exception {
        List<Blow> blows = new ArrayList<>(Collections.nCopies(settings.kills(), Blow.KILL));
        if (broker.isDurable()) {
            blows.add(blows.size() / 2, Blow.OUTAGE);
        }
        CrashRun.on(broker, settings).of(blows);
    }
}

package io.eventfunctions.crash;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Cuts the network between the application and its broker at random moments, as long as there is work left. */
class NetworkIT {

    private static final int OF_EACH = 3;

    @Test
    void noEventIsLostInAStandardQueueOfSqs() throws Exception {
        cut(QueueBroker.standard(), CrashSettings.fromSystemProperties(10_000));
    }

    @Test
    void noEventIsLostAndNoKeyLosesItsOrderInAFifoQueueOfSqs() throws Exception {
        cut(QueueBroker.fifo(), CrashSettings.fromSystemProperties(10_000));
    }

    static void cut(CuttableBroker broker, CrashSettings settings) throws Exception {
        CabledBroker cabled = CabledBroker.of(broker);
        List<Blow> cuts = NetworkCut.several(OF_EACH, cabled.cable(), new Random(settings.seed()));
        CrashRun.on(cabled, settings).of(cuts);
        assertTrue(cabled.cable().connections() > cuts.size(), "the application connected again through the cable");
    }
}

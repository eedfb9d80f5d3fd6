package io.eventfunctions.crash;

import java.io.IOException;

/** What an {@link Observer} looks at. */
interface Watched {

    Broker broker();

    /** Takes note of what is new in the journal. */
    void readJournal(Deliveries deliveries) throws IOException;

    /** What an orchestrator's probes lead to: what has ended by itself is started again. */
    void keepRunning(Deliveries deliveries) throws IOException;
}

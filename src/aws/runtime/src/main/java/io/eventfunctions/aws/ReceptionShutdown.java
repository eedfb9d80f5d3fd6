package io.eventfunctions.aws;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.shutdown.ShutdownListener;

/** Ends the receptions before anything else is shut down: what would still come has nobody to handle it. */
public class ReceptionShutdown implements ShutdownListener {

    @Override
    public void preShutdown(ShutdownNotification notification) {
        try {
            Arc.container().instance(SqsClients.class).get().stopReceptions();
        } finally {
            notification.done();
        }
    }
}

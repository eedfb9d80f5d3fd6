package io.eventfunctions.aws;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.shutdown.ShutdownListener;

/** Stops polling before anything else is shut down, because new messages could not be handled any more. */
public class PollingShutdown implements ShutdownListener {

    @Override
    public void preShutdown(ShutdownNotification notification) {
        try {
            Arc.container().instance(SqsClients.class).get().stopPolling();
        } finally {
            notification.done();
        }
    }
}

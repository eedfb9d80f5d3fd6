package io.eventfunctions.channel;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.shutdown.ShutdownListener;

/** Lets deliveries at work come to their end within {@code quarkus.shutdown.timeout}, before the connectors close. */
public class ChannelShutdown implements ShutdownListener {

    @Override
    public void shutdown(ShutdownNotification notification) {
        try {
            Arc.container()
                    .instance(ChannelLifecycle.class)
                    .get()
                    .stop()
                    .whenComplete((ignored, failure) -> notification.done());
        } catch (RuntimeException e) {
            // The application did not start, so there is nothing to wait for.
            notification.done();
        }
    }
}

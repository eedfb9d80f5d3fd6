package io.eventfunctions.local.mapping;

import org.jboss.logging.Logger;

/** Keeps what goes wrong in a listener from the polling. */
record GuardedBatchListener(BatchListener listener) implements BatchListener {

    private static final Logger LOG = Logger.getLogger(Poller.class);

    @Override
    public void batchEnded(BatchOutcome outcome) {
        try {
            listener.batchEnded(outcome);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "EVF0936 A listener failed on a batch of %s for the function %s",
                    outcome.source(),
                    outcome.function());
        }
    }
}

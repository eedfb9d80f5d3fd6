package io.eventfunctions.local.lambda.mapping;

import org.jboss.logging.Logger;

/** Keeps what goes wrong in a listener from the polling. */
record SafeListener(BatchListener listener) implements BatchListener {

    private static final Logger LOG = Logger.getLogger(Poller.class);

    @Override
    public void batchEnded(BatchFate fate) {
        try {
            listener.batchEnded(fate);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "EVF0936 A listener failed on a batch of %s for the function %s",
                    fate.source(),
                    fate.function());
        }
    }
}

package io.eventfunctions.local.mapping;

import io.eventfunctions.local.LocalMessages;

/** Keeps what goes wrong in a listener from the polling. */
record GuardedBatchListener(BatchListener listener) implements BatchListener {

    @Override
    public void batchEnded(BatchOutcome outcome) {
        try {
            listener.batchEnded(outcome);
        } catch (RuntimeException e) {
            LocalMessages.MAPPING.batchListenerFailed(outcome.source(), outcome.function(), e);
        }
    }
}

package io.eventfunctions.local.lambda.function;

import io.eventfunctions.local.LocalMessages;

/** Keeps what a listener throws away from those who tell it something. */
public final class GuardedListener implements FunctionListener {

    private final FunctionListener listener;

    public GuardedListener(FunctionListener listener) {
        this.listener = listener;
    }

    @Override
    public void printed(String function, String line) {
        guard(function, () -> listener.printed(function, line));
    }

    @Override
    public void ended(InvocationReport report) {
        guard(report.function(), () -> listener.ended(report));
    }

    private static void guard(String function, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LocalMessages.LAMBDA.listenerFailed(function, e);
        }
    }
}

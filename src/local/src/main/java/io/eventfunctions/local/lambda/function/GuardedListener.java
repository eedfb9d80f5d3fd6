package io.eventfunctions.local.lambda.function;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what a listener throws away from those who tell it something. */
public final class GuardedListener implements FunctionListener {

    private static final Logger LOG = Logger.getLogger(GuardedListener.class.getName());

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
            LOG.log(Level.WARNING, "EVF0907 A listener of function " + function + " failed", e);
        }
    }
}

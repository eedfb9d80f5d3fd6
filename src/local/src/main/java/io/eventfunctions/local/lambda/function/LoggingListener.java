package io.eventfunctions.local.lambda.function;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Logger;

import io.eventfunctions.local.LocalMessages;

/** Shows invocations as Lambda's log does, with their answers. */
final class LoggingListener implements FunctionListener {

    private static final Logger LOG = Logger.getLogger(LocalFunction.class.getName());
    private static final int SHOWN = 500;

    @Override
    public void printed(String function, String line) {
        LOG.info("[%s] %s".formatted(function, line));
    }

    @Override
    public void ended(InvocationReport report) {
        if (report.answer().succeeded()) {
            String answer = new String(report.answer().payload(), StandardCharsets.UTF_8);
            LocalMessages.LAMBDA.answered(report.requestId(), report.function(), times(report), shown(answer));
        } else {
            LocalMessages.LAMBDA.invocationFailed(
                    report.requestId(),
                    report.function(),
                    times(report),
                    shown(report.answer().error()));
        }
    }

    private static String times(InvocationReport report) {
        String init = report.init() == null ? "" : ", start " + millis(report.init());
        return "%s, billed %d ms%s"
                .formatted(millis(report.duration()), report.billed().toMillis(), init);
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}

package io.eventfunctions.local.lambda.function;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.Logger;

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
            LOG.info("EVF0901 %s answered: %s".formatted(head(report), shown(answer)));
        } else {
            LOG.warning("EVF0902 %s failed: %s"
                    .formatted(head(report), shown(report.answer().error())));
        }
    }

    private static String head(InvocationReport report) {
        String init = report.init() == null ? "" : ", start " + millis(report.init());
        return "Invocation %s of function %s (%s, billed %d ms%s)"
                .formatted(
                        report.requestId(),
                        report.function(),
                        millis(report.duration()),
                        report.billed().toMillis(),
                        init);
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}

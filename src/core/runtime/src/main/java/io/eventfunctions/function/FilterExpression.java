package io.eventfunctions.function;

import io.cloudevents.CloudEvent;
import io.cloudevents.sql.EvaluationRuntime;
import io.cloudevents.sql.Expression;
import io.cloudevents.sql.Parser;
import io.cloudevents.sql.Result;
import org.jboss.logging.Logger;

/** A CloudEvents SQL expression that selects events. */
final class FilterExpression {

    private static final Logger LOG = Logger.getLogger(FilterExpression.class);
    private static final EvaluationRuntime RUNTIME = EvaluationRuntime.getDefault();

    private final String text;
    private final Expression expression;

    FilterExpression(String text) {
        this.text = text;
        this.expression = Parser.parseDefault(text);
    }

    boolean matches(CloudEvent event) {
        Result result = expression.evaluate(RUNTIME, event);
        if (result.isFailed()) {
            LOG.debugf(
                    "EVF0201 The filter %s can't be evaluated for event %s: %s", text, event.getId(), result.causes());
            return false;
        }
        return Boolean.TRUE.equals(result.value());
    }
}

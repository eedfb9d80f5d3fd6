package io.eventfunctions.function;

import io.cloudevents.CloudEvent;

import io.eventfunctions.cesql.EvaluationRuntime;
import io.eventfunctions.cesql.Expression;
import io.eventfunctions.cesql.Parser;
import io.eventfunctions.cesql.Result;
import io.eventfunctions.i18n.CoreMessages;

/** A CloudEvents SQL expression that selects events. */
final class FilterExpression {

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
            CoreMessages.FUNCTION.filterNotEvaluated(text, event.getId(), result.causes());
            return false;
        }
        return Boolean.TRUE.equals(result.value());
    }
}

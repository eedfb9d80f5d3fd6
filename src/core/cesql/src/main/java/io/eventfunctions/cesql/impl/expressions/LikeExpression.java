package io.eventfunctions.cesql.impl.expressions;

import io.cloudevents.CloudEvent;

import io.eventfunctions.cesql.EvaluationRuntime;
import io.eventfunctions.cesql.ExceptionFactory;
import io.eventfunctions.cesql.antlr.runtime.misc.Interval;
import io.eventfunctions.cesql.impl.ExpressionInternal;
import io.eventfunctions.cesql.impl.ExpressionInternalVisitor;
import io.eventfunctions.cesql.impl.runtime.EvaluationResult;

/**
 * {@code <expression> LIKE '<pattern>'}. It replaces the class of this name in cloudevents-sql, which makes a regular expression of the
 * pattern: that takes exponential time for some texts, and does not match line breaks.
 */
public class LikeExpression extends BaseExpression {

    private final ExpressionInternal operand;
    private final LikePattern pattern;

    /** An expression whose operand is cast to a string. */
    public LikeExpression(Interval interval, String text, ExpressionInternal operand, String pattern) {
        super(interval, text);
        this.operand = operand;
        this.pattern = new LikePattern(pattern);
    }

    @Override
    public EvaluationResult evaluate(EvaluationRuntime runtime, CloudEvent event, ExceptionFactory exceptions) {
        EvaluationResult value = castToString(exceptions, operand.evaluate(runtime, event, exceptions));
        return value.copyWithValue(pattern.matches((String) value.value()));
    }

    @Override
    public <T> T visit(ExpressionInternalVisitor<T> visitor) {
        return visitor.visitLikeExpression(this);
    }
}

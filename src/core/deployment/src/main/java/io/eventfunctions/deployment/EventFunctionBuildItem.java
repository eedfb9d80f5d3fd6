package io.eventfunctions.deployment;

import java.util.List;

import io.quarkus.builder.item.MultiBuildItem;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.eventfunctions.function.Execution;
import io.eventfunctions.function.FunctionDefinition;

/** A function on channels. */
public final class EventFunctionBuildItem extends MultiBuildItem {

    private final String name;
    private final MethodInfo method;
    private final List<String> incoming;
    private final String outgoing;
    private final ClassInfo payload;
    private final Type payloadType;
    private final String eventType;
    private final List<FunctionDefinition.Parameter> parameters;
    private final String filter;
    private final Execution execution;

    EventFunctionBuildItem(
            String name,
            MethodInfo method,
            List<String> incoming,
            String outgoing,
            Parameters parameters,
            String filter,
            Execution execution) {
        this.name = name;
        this.method = method;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.payload = parameters.payload();
        this.payloadType = parameters.payloadType();
        this.eventType = parameters.eventType();
        this.parameters = parameters.kinds();
        this.filter = filter;
        this.execution = execution;
    }

    /** The function's name, unique in the application. */
    public String name() {
        return name;
    }

    /** The channels that its events come from. */
    public List<String> incoming() {
        return incoming;
    }

    /** The channel that its results go to, or {@code null}. */
    public String outgoing() {
        return outgoing;
    }

    /** The payload class that it takes, or {@code null} if it takes {@code CloudEvent}. */
    public ClassInfo payload() {
        return payload;
    }

    /** The {@link #payload()} with its type arguments, or {@code null}. */
    Type payloadType() {
        return payloadType;
    }

    /** The type of the events that it takes, or {@code null} for every type. */
    public String eventType() {
        return eventType;
    }

    private boolean isGeneric() {
        return payloadType != null && payloadType.kind() == Type.Kind.PARAMETERIZED_TYPE;
    }

    MethodInfo method() {
        return method;
    }

    /** What the application records; {@code payloadClass} stands for {@link #payload()}. */
    FunctionDefinition definition(Class<?> payloadClass) {
        return new FunctionDefinition(
                name,
                BuildProblems.nameOf(method),
                incoming,
                outgoing,
                payloadClass,
                isGeneric() ? GenericTypes.canonical(payloadType) : null,
                eventType,
                parameters,
                filter,
                execution);
    }
}

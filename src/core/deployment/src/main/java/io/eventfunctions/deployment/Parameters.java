package io.eventfunctions.deployment;

import java.util.ArrayList;
import java.util.List;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.eventfunctions.function.FunctionDefinition.Parameter;

/**
 * What a function takes.
 *
 * @param kinds its parameters, in order
 * @param payload the payload class, or {@code null} if it takes {@code CloudEvent}
 * @param payloadType the payload class with its type arguments, or {@code null} if it takes {@code CloudEvent}
 * @param eventType the payload class's event type, or {@code null} for every type
 */
record Parameters(List<Parameter> kinds, ClassInfo payload, Type payloadType, String eventType) {

    static Parameters of(MethodInfo method, Payloads payloads, BuildProblems problems) {
        List<Parameter> kinds = new ArrayList<>();
        PayloadBuildItem payload = null;
        Type payloadType = null;
        for (Type parameter : method.parameterTypes()) {
            if (parameter.name().equals(DotNames.EVENT_CONTEXT)) {
                kinds.add(Parameter.CONTEXT);
            } else if (parameter.name().equals(DotNames.CLOUD_EVENT)) {
                kinds.add(Parameter.EVENT);
            } else {
                kinds.add(Parameter.PAYLOAD);
                payloadType = parameter;
                payload = payloads.find(parameter.name());
                if (payload == null) {
                    String name = parameter.name().withoutPackagePrefix();
                    problems.add(
                            payloads.isIndexed(parameter)
                                    ? BuildMessages.MESSAGES.noEventType(BuildProblems.nameOf(method), name)
                                    : BuildMessages.MESSAGES.notIndexed(
                                            BuildProblems.nameOf(method), parameter.name()));
                }
            }
        }
        long events = kinds.stream().filter(kind -> kind != Parameter.CONTEXT).count();
        if (events != 1) {
            problems.add(BuildMessages.MESSAGES.wrongParameters(
                    BuildProblems.nameOf(method), events == 0 ? "no event" : events + " events"));
        }
        return payload == null
                ? new Parameters(kinds, null, null, null)
                : new Parameters(kinds, payload.type(), payloadType, payload.eventType());
    }
}

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
 * @param eventType the payload class's event type, or {@code null} for every type
 */
record Parameters(List<Parameter> kinds, ClassInfo payload, String eventType) {

    static Parameters of(MethodInfo method, Payloads payloads, BuildProblems problems) {
        List<Parameter> kinds = new ArrayList<>();
        PayloadBuildItem payload = null;
        for (Type parameter : method.parameterTypes()) {
            if (parameter.name().equals(DotNames.EVENT_CONTEXT)) {
                kinds.add(Parameter.CONTEXT);
            } else if (parameter.name().equals(DotNames.CLOUD_EVENT)) {
                kinds.add(Parameter.EVENT);
            } else {
                kinds.add(Parameter.PAYLOAD);
                payload = payloads.find(parameter.name());
                if (payload == null) {
                    problems.add(BuildMessages.MESSAGES.noEventType(
                            BuildProblems.nameOf(method), parameter.name().withoutPackagePrefix()));
                }
            }
        }
        long events = kinds.stream().filter(kind -> kind != Parameter.CONTEXT).count();
        if (events != 1) {
            problems.add(BuildMessages.MESSAGES.wrongParameters(
                    BuildProblems.nameOf(method), events == 0 ? "no event" : events + " events"));
        }
        return payload == null
                ? new Parameters(kinds, null, null)
                : new Parameters(kinds, payload.type(), payload.eventType());
    }
}

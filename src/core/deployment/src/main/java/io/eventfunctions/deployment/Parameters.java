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

    static Parameters of(MethodInfo method, Payloads payloads, Mistakes mistakes) {
        List<Parameter> kinds = new ArrayList<>();
        PayloadBuildItem payload = null;
        for (Type parameter : method.parameterTypes()) {
            if (parameter.name().equals(Names.EVENT_CONTEXT)) {
                kinds.add(Parameter.CONTEXT);
            } else if (parameter.name().equals(Names.CLOUD_EVENT)) {
                kinds.add(Parameter.EVENT);
            } else {
                kinds.add(Parameter.PAYLOAD);
                payload = payloads.find(parameter.name());
                if (payload == null) {
                    mistakes.of(
                            method,
                            "takes %s, which has no event type: annotate the class with @EventType(\"...\") or take a CloudEvent",
                            parameter.name().withoutPackagePrefix());
                }
            }
        }
        long events = kinds.stream().filter(kind -> kind != Parameter.CONTEXT).count();
        if (events != 1) {
            mistakes.of(
                    method,
                    "takes %s: a function takes one payload or one CloudEvent, and an EventContext if it likes",
                    events == 0 ? "no event" : events + " events");
        }
        return payload == null
                ? new Parameters(kinds, null, null)
                : new Parameters(kinds, payload.type(), payload.eventType());
    }
}

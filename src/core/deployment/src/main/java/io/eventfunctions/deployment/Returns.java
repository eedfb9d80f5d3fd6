package io.eventfunctions.deployment;

import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/** What a function returns. */
final class Returns {

    private final MethodInfo method;
    private final Type event;

    private Returns(MethodInfo method) {
        this.method = method;
        this.event = unwrap(method.returnType());
    }

    static void check(MethodInfo method, String outgoing, Payloads payloads, Mistakes mistakes) {
        new Returns(method).check(outgoing, payloads, mistakes);
    }

    private void check(String outgoing, Payloads payloads, Mistakes mistakes) {
        String name = method.returnType().toString();
        if (nothing()) {
            if (outgoing != null) {
                mistakes.of(method, "returns nothing: remove @Outgoing(\"%s\") or return an event", outgoing);
            }
        } else if (!event.name().equals(Names.CLOUD_EVENT) && !payloads.mayBe(event.name())) {
            mistakes.of(
                    method,
                    "returns %s, which is no event: return a class with @EventType(\"...\"), a CloudEvent, a collection, Multi or Uni of these, or nothing",
                    name);
        } else if (outgoing == null) {
            mistakes.of(
                    method,
                    "returns %s but has no channel to send it to: add @Outgoing(\"...\") or return nothing",
                    name);
        }
    }

    private boolean nothing() {
        return event.kind() == Type.Kind.VOID || event.name().equals(Names.VOID);
    }

    private static Type unwrap(Type type) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE
                && (type.name().equals(Names.UNI) || Names.SEVERAL.contains(type.name()))) {
            return unwrap(type.asParameterizedType().arguments().get(0));
        }
        return type.kind() == Type.Kind.WILDCARD_TYPE ? type.asWildcardType().extendsBound() : type;
    }
}

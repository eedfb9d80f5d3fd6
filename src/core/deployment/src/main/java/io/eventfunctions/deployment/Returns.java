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

    static void check(MethodInfo method, String outgoing, Payloads payloads, BuildProblems problems) {
        new Returns(method).check(outgoing, payloads, problems);
    }

    private void check(String outgoing, Payloads payloads, BuildProblems problems) {
        String name = method.returnType().toString();
        if (nothing()) {
            if (outgoing != null) {
                problems.add(BuildMessages.MESSAGES.returnsNothing(BuildProblems.nameOf(method), outgoing));
            }
        } else if (!event.name().equals(DotNames.CLOUD_EVENT) && !payloads.mayBe(event.name())) {
            problems.add(BuildMessages.MESSAGES.returnsNoEvent(BuildProblems.nameOf(method), name));
        } else if (outgoing == null) {
            problems.add(BuildMessages.MESSAGES.noOutgoing(BuildProblems.nameOf(method), name));
        }
    }

    private boolean nothing() {
        return event.kind() == Type.Kind.VOID || event.name().equals(DotNames.VOID);
    }

    private static Type unwrap(Type type) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE
                && (type.name().equals(DotNames.UNI) || DotNames.SEVERAL.contains(type.name()))) {
            return unwrap(type.asParameterizedType().arguments().get(0));
        }
        return type.kind() == Type.Kind.WILDCARD_TYPE ? type.asWildcardType().extendsBound() : type;
    }
}

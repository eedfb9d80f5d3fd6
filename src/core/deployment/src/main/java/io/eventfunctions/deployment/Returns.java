package io.eventfunctions.deployment;

import java.util.function.Predicate;

import org.jboss.jandex.DotName;
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
        } else if (isContainer(event)) {
            problems.add(BuildMessages.MESSAGES.nestedResult(BuildProblems.nameOf(method), name));
        } else if (!event.name().equals(DotNames.CLOUD_EVENT) && !payloads.isIndexed(event)) {
            problems.add(BuildMessages.MESSAGES.notIndexed(BuildProblems.nameOf(method), event.name()));
        } else if (!event.name().equals(DotNames.CLOUD_EVENT) && !payloads.mayBe(event.name())) {
            problems.add(BuildMessages.MESSAGES.returnsNoEvent(BuildProblems.nameOf(method), name));
        } else if (outgoing == null) {
            problems.add(BuildMessages.MESSAGES.noOutgoing(BuildProblems.nameOf(method), name));
        }
    }

    private boolean nothing() {
        return event.kind() == Type.Kind.VOID || event.name().equals(DotNames.VOID);
    }

    /** What a {@code Uni} promises; of several results, one. What is in several results is sent as it is. */
    private static Type unwrap(Type type) {
        Type promised = type;
        while (is(promised, DotNames.UNI::equals)) {
            promised = argument(promised);
        }
        return is(promised, DotNames.SEVERAL::contains) ? argument(promised) : promised;
    }

    private static boolean isContainer(Type type) {
        return is(type, DotNames.UNI::equals) || is(type, DotNames.SEVERAL::contains);
    }

    private static boolean is(Type type, Predicate<DotName> name) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE && name.test(type.name());
    }

    private static Type argument(Type type) {
        Type argument = type.asParameterizedType().arguments().get(0);
        return argument.kind() == Type.Kind.WILDCARD_TYPE
                ? argument.asWildcardType().extendsBound()
                : argument;
    }
}

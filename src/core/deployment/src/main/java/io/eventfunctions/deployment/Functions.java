package io.eventfunctions.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import io.eventfunctions.cesql.ParseException;
import io.eventfunctions.cesql.Parser;
import io.eventfunctions.function.Execution;

/** Finds the functions on channels: {@code @Funq} methods with {@code @Incoming}. Others are left to Funqy. */
final class Functions {

    private final Payloads payloads;
    private final BuildProblems problems;
    private final List<EventFunctionBuildItem> found = new ArrayList<>();

    private Functions(Payloads payloads, BuildProblems problems) {
        this.payloads = payloads;
        this.problems = problems;
    }

    static List<EventFunctionBuildItem> in(IndexView index, Payloads payloads, BuildProblems problems) {
        Functions functions = new Functions(payloads, problems);
        for (AnnotationInstance funq : index.getAnnotations(DotNames.FUNQ)) {
            functions.scan(funq, funq.target().asMethod());
        }
        functions.checkNames();
        functions.checkTypes();
        return functions.found;
    }

    private void scan(AnnotationInstance funq, MethodInfo method) {
        List<String> incoming = channels(method, DotNames.INCOMING, DotNames.INCOMINGS);
        List<String> outgoing = channels(method, DotNames.OUTGOING, DotNames.OUTGOINGS);
        if (incoming.isEmpty()) {
            if (!outgoing.isEmpty()) {
                problems.add(BuildMessages.MESSAGES.noIncoming(BuildProblems.nameOf(method), outgoing.get(0)));
            }
            return;
        }
        if (outgoing.size() > 1) {
            problems.add(BuildMessages.MESSAGES.severalOutgoing(BuildProblems.nameOf(method), outgoing));
        }
        String channel = outgoing.isEmpty() ? null : outgoing.get(0);
        Parameters parameters = Parameters.of(method, payloads, problems);
        Returns.check(method, channel, payloads, problems);
        String name = Optional.ofNullable(funq.value())
                .map(AnnotationValue::asString)
                .filter(given -> !given.isEmpty())
                .orElse(method.name());
        found.add(new EventFunctionBuildItem(
                name, method, incoming, channel, parameters, filter(method), execution(method)));
    }

    private static List<String> channels(MethodInfo method, DotName one, DotName several) {
        if (method.hasDeclaredAnnotation(one)) {
            return List.of(method.declaredAnnotation(one).value().asString());
        }
        if (method.hasDeclaredAnnotation(several)) {
            AnnotationInstance[] each =
                    method.declaredAnnotation(several).value().asNestedArray();
            return Arrays.stream(each)
                    .map(annotation -> annotation.value().asString())
                    .toList();
        }
        return List.of();
    }

    private String filter(MethodInfo method) {
        if (!method.hasDeclaredAnnotation(DotNames.EVENT_FILTER)) {
            return null;
        }
        String expression =
                method.declaredAnnotation(DotNames.EVENT_FILTER).value().asString();
        try {
            Parser.parseDefault(expression);
        } catch (RuntimeException e) {
            // Beside ParseException the library fails with others on some of the expressions that don't parse.
            problems.add(BuildMessages.MESSAGES.invalidFilter(
                    BuildProblems.nameOf(method),
                    expression,
                    e instanceof ParseException ? ": " + e.getMessage() : ""));
        }
        return expression;
    }

    private static Execution execution(MethodInfo method) {
        if (has(method, DotNames.VIRTUAL_THREAD)) {
            return Execution.VIRTUAL_THREAD;
        }
        if (has(method, DotNames.BLOCKING) || has(method, DotNames.MESSAGING_BLOCKING)) {
            return Execution.WORKER;
        }
        boolean promise = method.returnType().name().equals(DotNames.UNI);
        return promise || has(method, DotNames.NON_BLOCKING) ? Execution.EVENT_LOOP : Execution.WORKER;
    }

    private static boolean has(MethodInfo method, DotName annotation) {
        return method.hasDeclaredAnnotation(annotation)
                || method.declaringClass().hasDeclaredAnnotation(annotation);
    }

    /** Dead letters, derived ids and deduplication name functions, so names must tell them apart. */
    private void checkNames() {
        Map<String, MethodInfo> byName = new HashMap<>();
        for (EventFunctionBuildItem function : found) {
            MethodInfo other = byName.putIfAbsent(function.name(), function.method());
            if (other != null) {
                problems.add(BuildMessages.MESSAGES.sameName(
                        BuildProblems.nameOf(function.method()), function.name(), BuildProblems.nameOf(other)));
            }
        }
    }

    private void checkTypes() {
        Map<String, EventFunctionBuildItem> byChannelAndType = new HashMap<>();
        for (EventFunctionBuildItem function : found) {
            if (function.eventType() == null) {
                continue;
            }
            for (String channel : function.incoming()) {
                EventFunctionBuildItem other =
                        byChannelAndType.putIfAbsent(channel + ' ' + function.eventType(), function);
                if (other != null
                        && !other.payload().name().equals(function.payload().name())) {
                    problems.add(BuildMessages.MESSAGES.sameEventType(
                            BuildProblems.nameOf(function.method()),
                            function.payload().simpleName(),
                            channel,
                            BuildProblems.nameOf(other.method()),
                            other.payload().simpleName(),
                            function.eventType()));
                }
            }
        }
    }
}

package io.eventfunctions.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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
    private final Set<String> absentChannels = new TreeSet<>();
    private final FunctionClasses classes;

    private Functions(FunctionClasses classes, Payloads payloads, BuildProblems problems) {
        this.classes = classes;
        this.payloads = payloads;
        this.problems = problems;
    }

    static Functions in(IndexView index, FunctionClasses classes, Payloads payloads, BuildProblems problems) {
        Functions functions = new Functions(classes, payloads, problems);
        for (AnnotationInstance funq : index.getAnnotations(DotNames.FUNQ)) {
            MethodInfo method = funq.target().asMethod();
            if (classes.areInBuild(method.declaringClass())) {
                functions.scan(funq, method);
            } else {
                functions.absentChannels.addAll(channels(method, DotNames.INCOMING, DotNames.INCOMINGS));
            }
        }
        functions.found.forEach(function -> function.incoming().forEach(functions.absentChannels::remove));
        functions.checkNames();
        functions.checkTypes();
        return functions;
    }

    /** The functions of this build. */
    List<EventFunctionBuildItem> all() {
        return found;
    }

    /** The channels that only functions consume whose classes are not in this build. */
    Set<String> absentChannels() {
        return absentChannels;
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
        if (method.parameterTypes().stream()
                .anyMatch(parameter -> parameter.name().equals(DotNames.CONTINUATION))) {
            problems.add(BuildMessages.MESSAGES.suspendFunction(BuildProblems.nameOf(method)));
            return;
        }
        requireDifferent(method, incoming);
        if (!classes.areBeans(method.declaringClass())) {
            problems.add(BuildMessages.MESSAGES.notABean(BuildProblems.nameOf(method)));
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

    private void requireDifferent(MethodInfo method, List<String> incoming) {
        Set<String> different = new HashSet<>();
        for (String channel : incoming) {
            if (!different.add(channel)) {
                problems.add(BuildMessages.MESSAGES.sameIncoming(BuildProblems.nameOf(method), channel));
            }
        }
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

    /** An annotation of the method goes before one of its class, and both before what the result says. */
    private static Execution execution(MethodInfo method) {
        return execution(method::hasDeclaredAnnotation)
                .or(() -> execution(method.declaringClass()::hasDeclaredAnnotation))
                .orElseGet(() ->
                        method.returnType().name().equals(DotNames.UNI) ? Execution.EVENT_LOOP : Execution.WORKER);
    }

    private static Optional<Execution> execution(Predicate<DotName> annotated) {
        if (annotated.test(DotNames.VIRTUAL_THREAD)) {
            return Optional.of(Execution.VIRTUAL_THREAD);
        }
        if (annotated.test(DotNames.BLOCKING) || annotated.test(DotNames.MESSAGING_BLOCKING)) {
            return Optional.of(Execution.WORKER);
        }
        return annotated.test(DotNames.NON_BLOCKING) ? Optional.of(Execution.EVENT_LOOP) : Optional.empty();
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
                if (other != null && !other.payloadType().equals(function.payloadType())) {
                    problems.add(BuildMessages.MESSAGES.sameEventType(
                            BuildProblems.nameOf(function.method()),
                            GenericTypes.simpleName(function.payloadType()),
                            channel,
                            BuildProblems.nameOf(other.method()),
                            GenericTypes.simpleName(other.payloadType()),
                            function.eventType()));
                }
            }
        }
    }
}

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
    private final Mistakes mistakes;
    private final List<EventFunctionBuildItem> found = new ArrayList<>();

    private Functions(Payloads payloads, Mistakes mistakes) {
        this.payloads = payloads;
        this.mistakes = mistakes;
    }

    static List<EventFunctionBuildItem> in(IndexView index, Payloads payloads, Mistakes mistakes) {
        Functions functions = new Functions(payloads, mistakes);
        for (AnnotationInstance funq : index.getAnnotations(Names.FUNQ)) {
            functions.scan(funq, funq.target().asMethod());
        }
        functions.checkNames();
        functions.checkTypes();
        return functions.found;
    }

    private void scan(AnnotationInstance funq, MethodInfo method) {
        List<String> incoming = channels(method, Names.INCOMING, Names.INCOMINGS);
        List<String> outgoing = channels(method, Names.OUTGOING, Names.OUTGOINGS);
        if (incoming.isEmpty()) {
            if (!outgoing.isEmpty()) {
                mistakes.of(
                        method,
                        "has @Outgoing(\"%s\") but no channel to get events from: add @Incoming(\"...\")",
                        outgoing.get(0));
            }
            return;
        }
        if (outgoing.size() > 1) {
            mistakes.of(method, "has several @Outgoing channels %s: keep one", outgoing);
        }
        String channel = outgoing.isEmpty() ? null : outgoing.get(0);
        Parameters parameters = Parameters.of(method, payloads, mistakes);
        Returns.check(method, channel, payloads, mistakes);
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
        if (!method.hasDeclaredAnnotation(Names.EVENT_FILTER)) {
            return null;
        }
        String expression =
                method.declaredAnnotation(Names.EVENT_FILTER).value().asString();
        try {
            Parser.parseDefault(expression);
        } catch (RuntimeException e) {
            // Beside ParseException the library fails with others on some of the expressions that don't parse.
            mistakes.of(
                    method,
                    "has a filter that is no CloudEvents SQL, @EventFilter(\"%s\")%s",
                    expression,
                    e instanceof ParseException ? ": " + e.getMessage() : "");
        }
        return expression;
    }

    private static Execution execution(MethodInfo method) {
        if (has(method, Names.VIRTUAL_THREAD)) {
            return Execution.VIRTUAL_THREAD;
        }
        if (has(method, Names.BLOCKING) || has(method, Names.MESSAGING_BLOCKING)) {
            return Execution.WORKER;
        }
        boolean promise = method.returnType().name().equals(Names.UNI);
        return promise || has(method, Names.NON_BLOCKING) ? Execution.EVENT_LOOP : Execution.WORKER;
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
                mistakes.of(
                        function.method(),
                        "has the function name %s, and so has %s: give one of them another with @Funq(\"...\")",
                        function.name(),
                        Mistakes.nameOf(other));
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
                    mistakes.of(
                            function.method(),
                            "takes %s on channel %s, and %s takes %s: both stand for the event type %s, so use one class for it",
                            function.payload().simpleName(),
                            channel,
                            Mistakes.nameOf(other.method()),
                            other.payload().simpleName(),
                            function.eventType());
                }
            }
        }
    }
}

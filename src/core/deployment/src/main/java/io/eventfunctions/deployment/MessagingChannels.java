package io.eventfunctions.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.smallrye.reactive.messaging.MutinyEmitter;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** What the application does with Reactive Messaging beside its functions. */
final class MessagingChannels {

    private static final DotName CHANNEL = DotName.createSimple(Channel.class);
    private static final Set<DotName> EMITTERS =
            Set.of(DotName.createSimple(Emitter.class), DotName.createSimple(MutinyEmitter.class));

    private MessagingChannels() {}

    /** The outgoing channels that are configured and that no Reactive Messaging method or emitter sends to. */
    static Set<String> outgoingOnlyConfigured(IndexView index, Config config) {
        Set<String> names = ConfiguredChannels.outgoing(config);
        names.removeAll(used(index));
        return names;
    }

    /** An emitter shares its channel with no function. */
    static void checkEmitters(IndexView index, List<EventFunctionBuildItem> functions, BuildProblems problems) {
        for (AnnotationInstance channel : index.getAnnotations(CHANNEL)) {
            if (channel.value() == null || !isEmitter(channel.target())) {
                continue;
            }
            String name = channel.value().asString();
            functions.stream()
                    .filter(function -> name.equals(function.outgoing()))
                    .findFirst()
                    .ifPresent(function -> problems.add(BuildMessages.MESSAGES.emitterBesideFunction(
                            BuildProblems.nameOf(function.method()), name, place(channel.target()))));
        }
    }

    /** The channels that Reactive Messaging consumes itself. */
    static Set<String> consumed(IndexView index) {
        Set<String> consumed = new HashSet<>();
        index.getAnnotations(CHANNEL).forEach(channel -> add(channel, consumed));
        for (AnnotationInstance incoming : index.getAnnotations(DotNames.INCOMING)) {
            if (!isOfFunction(incoming)) {
                add(incoming, consumed);
            }
        }
        return consumed;
    }

    private static boolean isEmitter(AnnotationTarget target) {
        return switch (target.kind()) {
            case FIELD -> EMITTERS.contains(target.asField().type().name());
            case METHOD_PARAMETER ->
                EMITTERS.contains(target.asMethodParameter().type().name());
            default -> false;
        };
    }

    private static String place(AnnotationTarget target) {
        return target.kind() == AnnotationTarget.Kind.FIELD
                ? target.asField().declaringClass().simpleName() + "."
                        + target.asField().name()
                : BuildProblems.nameOf(target.asMethodParameter().method());
    }

    private static boolean isOfFunction(AnnotationInstance annotation) {
        AnnotationTarget target = annotation.target();
        return target != null
                && target.kind() == AnnotationTarget.Kind.METHOD
                && target.asMethod().hasDeclaredAnnotation(DotNames.FUNQ);
    }

    private static Set<String> used(IndexView index) {
        Set<String> used = new HashSet<>();
        for (AnnotationInstance channel : index.getAnnotations(CHANNEL)) {
            add(channel, used);
        }
        for (AnnotationInstance outgoing : index.getAnnotations(DotNames.OUTGOING)) {
            if (!isOfFunction(outgoing)) {
                add(outgoing, used);
            }
        }
        return used;
    }

    private static void add(AnnotationInstance annotation, Set<String> names) {
        AnnotationValue value = annotation.value();
        if (value != null) {
            names.add(value.asString());
        }
    }
}

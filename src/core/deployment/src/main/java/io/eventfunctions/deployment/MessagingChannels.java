package io.eventfunctions.deployment;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** What the application does with Reactive Messaging beside its functions. */
final class MessagingChannels {

    private static final DotName CHANNEL = DotName.createSimple(Channel.class);

    private MessagingChannels() {}

    /** The outgoing channels that are configured and that no Reactive Messaging method or emitter sends to. */
    static Set<String> outgoingOnlyConfigured(IndexView index, Config config) {
        Set<String> names = ConfiguredChannels.names(config, "outgoing");
        names.removeAll(used(index));
        return names;
    }

    private static Set<String> used(IndexView index) {
        Set<String> used = new HashSet<>();
        for (AnnotationInstance channel : index.getAnnotations(CHANNEL)) {
            add(channel, used);
        }
        for (AnnotationInstance outgoing : index.getAnnotations(DotNames.OUTGOING)) {
            AnnotationTarget target = outgoing.target();
            boolean function = target != null
                    && target.kind() == AnnotationTarget.Kind.METHOD
                    && target.asMethod().hasDeclaredAnnotation(DotNames.FUNQ);
            if (!function) {
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

package io.eventfunctions.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** Applications whose channels are all on the in-memory connector. */
final class InMemory {

    private InMemory() {}

    static QuarkusUnitTest app(Class<?>... classes) {
        List<Class<?>> all = new ArrayList<>(List.of(classes));
        all.add(Sinks.class);
        all.add(InMemory.class);
        QuarkusUnitTest app =
                new QuarkusUnitTest().withApplicationRoot(root -> root.addClasses(all.toArray(Class[]::new)));
        Stream.of(classes).flatMap(type -> Stream.of(type.getDeclaredMethods())).forEach(method -> {
            for (Incoming incoming : method.getAnnotationsByType(Incoming.class)) {
                app.overrideConfigKey("mp.messaging.incoming." + incoming.value() + ".connector", "smallrye-in-memory");
            }
            Outgoing outgoing = method.getAnnotation(Outgoing.class);
            if (outgoing != null) {
                app.overrideConfigKey("mp.messaging.outgoing." + outgoing.value() + ".connector", "smallrye-in-memory");
            }
        });
        return app;
    }
}

package io.eventfunctions.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.cloudevents.CloudEvent;
import io.quarkus.builder.BuildContext;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** A native image finds a class by its name only if the build has told it so. */
class ExceptionsInNativeImagesTest {

    private static final String REGISTERED = "registered-classes.txt";

    public static class NoSuchUser extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    public static class NoSuchThing extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    public static class App {

        @Funq("users")
        @Incoming("users")
        public void users(CloudEvent event) {}

        @Funq("things")
        @Incoming("things")
        public void things(CloudEvent event) {}
    }

    @RegisterExtension
    static final QuarkusUnitTest APP = InMemory.app(App.class, NoSuchUser.class, NoSuchThing.class)
            .overrideConfigKey(
                    "mp.messaging.incoming.users.delivery.no-retry-on",
                    NoSuchUser.class.getName() + ", java.io.FileNotFoundException")
            .overrideConfigKey("quarkus.event-functions.delivery.no-retry-on", NoSuchThing.class.getName())
            .addBuildChainCustomizer(build -> build.addBuildStep(ExceptionsInNativeImagesTest::tell)
                    .consumes(ReflectiveClassBuildItem.class)
                    .produces(GeneratedResourceBuildItem.class)
                    .build());

    private static void tell(BuildContext context) {
        String names = context.consumeMulti(ReflectiveClassBuildItem.class).stream()
                .flatMap(item -> item.getClassNames().stream())
                .collect(Collectors.joining("\n"));
        context.produce(new GeneratedResourceBuildItem(REGISTERED, names.getBytes()));
    }

    @Test
    void thoseThatPoliciesNameAreRegistered() throws Exception {
        Set<String> registered;
        try (var resource = Thread.currentThread().getContextClassLoader().getResourceAsStream(REGISTERED)) {
            registered = Arrays.stream(new String(resource.readAllBytes()).split("\n"))
                    .collect(Collectors.toSet());
        }
        List<String> named =
                List.of(NoSuchUser.class.getName(), NoSuchThing.class.getName(), "java.io.FileNotFoundException");
        assertTrue(registered.containsAll(named), registered::toString);
    }
}

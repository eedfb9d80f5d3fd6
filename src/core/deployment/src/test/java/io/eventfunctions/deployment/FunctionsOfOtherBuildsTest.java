package io.eventfunctions.deployment;

import java.util.List;

import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;

import io.cloudevents.CloudEvent;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventPublisher;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Functions in classes that are not beans of this build are not there, and nor are their channels. */
class FunctionsOfOtherBuildsTest {

    public static class Here {

        @Funq
        @Incoming("here")
        public void here(CloudEvent event) {}
    }

    @IfBuildProfile("elsewhere")
    public static class OfAProfile {

        @Funq
        @Incoming("profile")
        public void ofAProfile(CloudEvent event) {}
    }

    @IfBuildProperty(name = "elsewhere", stringValue = "true")
    public static class OfAProperty {

        @Funq
        @Incoming("property")
        public void ofAProperty(CloudEvent event) {}
    }

    @Vetoed
    public static class Forbidden {

        @Funq
        @Incoming("here")
        public void forbidden(CloudEvent event) {}
    }

    public static class Excluded {

        @Funq
        @Incoming("excluded")
        public void excluded(CloudEvent event) {}
    }

    /** The channel "profile" is configured with a connector that does not exist: it would stop the start if it were opened. */
    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root ->
                    root.addClasses(Here.class, OfAProfile.class, OfAProperty.class, Forbidden.class, Excluded.class))
            .overrideConfigKey("quarkus.arc.exclude-types", Excluded.class.getName())
            .overrideConfigKey("mp.messaging.incoming.here.connector", "smallrye-in-memory")
            .overrideConfigKey("mp.messaging.incoming.profile.connector", "no-such-connector");

    @Inject
    EventPublisher publisher;

    @Test
    void leaveTheirChannelsOut() {
        assertEquals(List.of("here"), List.copyOf(publisher.channels()));
    }
}

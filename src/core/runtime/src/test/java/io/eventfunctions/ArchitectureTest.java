package io.eventfunctions;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** One direction of dependency, and transports known in their own rooms only. */
@AnalyzeClasses(packages = "io.eventfunctions", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** From the lowest room to the highest: each may use those before it, none may use those behind it. */
    private static final List<String> ROOMS = List.of("codec", "delivery", "function", "channel", "redrive", "runtime");

    @ArchTest
    static void roomsDependDownwardsOnly(JavaClasses classes) {
        for (int i = 0; i < ROOMS.size(); i++) {
            String[] above = ROOMS.subList(i + 1, ROOMS.size()).stream()
                    .map(room -> "io.eventfunctions." + room)
                    .toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("io.eventfunctions." + ROOMS.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(classes);
            }
        }
    }

    @ArchTest
    static final ArchRule thePublicApiKnowsNoRoom = noClasses()
            .that()
            .resideInAPackage("io.eventfunctions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.eventfunctions.(*)");

    @ArchTest
    static final ArchRule coreKnowsNoTransport = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "io.smallrye.reactive.messaging.kafka..", "software.amazon.awssdk..");
}

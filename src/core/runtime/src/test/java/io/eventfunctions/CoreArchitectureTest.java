package io.eventfunctions;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.apiguardian.api.API;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** One direction of dependency, and transports known in their own rooms only. */
@AnalyzeClasses(packages = "io.eventfunctions", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {

    /** From the lowest room to the highest: each may use those before it, none may use those behind it. */
    private static final List<String> ROOMS = List.of("codec", "delivery", "function", "channel", "redrive", "runtime");

    /** Libraries of the core that are modules of their own. */
    private static final Set<String> OTHER_MODULES =
            Set.of("io.eventfunctions.cesql", "io.eventfunctions.configuration");

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

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.eventfunctions.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void everyPackageSaysWhetherItIsInternal(JavaClasses classes) {
        Set<String> open = classes.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(java -> status(java) != API.Status.INTERNAL)
                .map(JavaPackage::getName)
                .filter(name -> OTHER_MODULES.stream().noneMatch(name::startsWith))
                .collect(Collectors.toSet());
        assertEquals(Set.of("io.eventfunctions", "io.eventfunctions.spi", "io.eventfunctions.spi.event"), open);
    }

    private static API.Status status(JavaPackage java) {
        return java.tryGetAnnotationOfType(API.class).map(API::status).orElse(null);
    }
}

package io.eventfunctions;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

/** One direction of dependency: runtime -> channel -> delivery -> function -> codec -> public API. */
@AnalyzeClasses(packages = "io.eventfunctions", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule roomsDependDownwardsOnly = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("runtime")
            .definedBy("io.eventfunctions.runtime")
            .layer("channel")
            .definedBy("io.eventfunctions.channel")
            .layer("delivery")
            .definedBy("io.eventfunctions.delivery")
            .layer("function")
            .definedBy("io.eventfunctions.function")
            .layer("codec")
            .definedBy("io.eventfunctions.codec")
            .whereLayer("runtime")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("channel")
            .mayOnlyBeAccessedByLayers("runtime")
            .whereLayer("delivery")
            .mayOnlyBeAccessedByLayers("runtime", "channel")
            .whereLayer("function")
            .mayOnlyBeAccessedByLayers("runtime", "channel", "delivery")
            .whereLayer("codec")
            .mayOnlyBeAccessedByLayers("runtime", "channel", "delivery", "function");

    @ArchTest
    static final ArchRule thePublicApiKnowsNoRoom = noClasses()
            .that()
            .resideInAPackage("io.eventfunctions")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.eventfunctions.(*)");

    @ArchTest
    static final ArchRule onlyCodecsKnowATransport = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventfunctions.codec")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "io.smallrye.reactive.messaging.kafka..", "software.amazon.awssdk..");
}

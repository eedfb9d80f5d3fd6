package io.eventfunctions.local;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** No cycles between packages, and the servers of brokers are for the command line only. */
@AnalyzeClasses(packages = "io.eventfunctions.local", importOptions = ImportOption.DoNotIncludeTests.class)
class LocalArchitectureTest {

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("io.eventfunctions.local.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandLineStartsBrokers = noClasses()
            .that()
            .resideOutsideOfPackage("io.eventfunctions.local.command")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.eventfunctions.kafka.server..", "io.eventfunctions.aws.server..", "picocli..");
}

package io.eventfunctions.sam.deployment;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.eventfunctions.sam.deployment.contributor.TemplateContributor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Packages that depend on each other in one direction only, and contributors that nothing but the generator knows. */
@AnalyzeClasses(packages = "io.eventfunctions.sam", importOptions = ImportOption.DoNotIncludeTests.class)
class SamArchitectureTest {

    private static final String SAM = "io.eventfunctions.sam.deployment.";

    @ArchTest
    static final ArchRule noCycleBetweenPackages =
            slices().matching("io.eventfunctions.sam.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheGeneratorKnowsContributors = noClasses()
            .that()
            .resideOutsideOfPackage(SAM + "generator")
            .should()
            .dependOnClassesThat()
            .implement(TemplateContributor.class);

    @ArchTest
    static final ArchRule whatIsReadOfTheApplicationKnowsNothingOfTemplates = noClasses()
            .that()
            .resideInAPackage(SAM + "application")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SAM + "template", SAM + "function", SAM + "contributor", SAM + "yaml");

    @ArchTest
    static final ArchRule nothingDependsOnTheInternalsOfTheLambdaExtension =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.eventfunctions.lambda.deployment..");
}

package io.eventfunctions.lambda;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What an application without Kafka must not touch. */
@AnalyzeClasses(packages = "io.eventfunctions", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** It is looked for at run time; a native image looks at all that anything else may lead to. */
    @ArchTest
    static final ArchRule onlyAServiceLeadsToKafka = noClasses()
            .that()
            .resideInAPackage("io.eventfunctions.lambda..")
            .and()
            .doNotHaveSimpleName("KafkaClientContent")
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");
}

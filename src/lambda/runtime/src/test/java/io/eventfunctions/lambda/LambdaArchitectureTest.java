package io.eventfunctions.lambda;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Dependencies in one direction, and none on Kafka, which an application need not have. */
@AnalyzeClasses(packages = "io.eventfunctions", importOptions = ImportOption.DoNotIncludeTests.class)
class LambdaArchitectureTest {

    private static final String LAMBDA = "io.eventfunctions.lambda";

    /** It is looked up at run time; a native image includes whatever other code refers to. */
    @ArchTest
    static final ArchRule onlyAServiceLeadsToKafka = noClasses()
            .that()
            .resideInAPackage("io.eventfunctions.lambda..")
            .and()
            .doNotHaveSimpleName("KafkaClientRecordReader")
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().assignedFrom(new Packages()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classesAreFreeOfCycles =
            slices().assignedFrom(new OutermostClasses()).should().beFreeOfCycles();

    private static final class Packages implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return isOurs(type) ? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    /** A class together with its nested ones. */
    private static final class OutermostClasses implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return isOurs(type) ? SliceIdentifier.of(outermost.getName()) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "classes";
        }
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(LAMBDA) || type.getPackageName().startsWith(LAMBDA + ".");
    }
}

package io.eventfunctions;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The way of an event, from the connector to the function and back, can be read from one end to the other. */
@AnalyzeClasses(
        packages = {
            "io.eventfunctions.channel",
            "io.eventfunctions.function",
            "io.eventfunctions.delivery",
            "io.eventfunctions.spi"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class ClassCyclesTest {

    @ArchTest
    static final ArchRule noClassesDependOnEachOtherInACircle =
            slices().assignedFrom(new OneSliceAClass()).should().beFreeOfCycles();

    /** A class and those inside of it are one. */
    private static final class OneSliceAClass implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return SliceIdentifier.of(outermost.getName());
        }

        @Override
        public String getDescription() {
            return "classes";
        }
    }
}

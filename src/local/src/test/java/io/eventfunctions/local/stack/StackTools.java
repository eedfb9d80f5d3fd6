package io.eventfunctions.local.stack;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The programs in Python that tests of stacks need. */
public final class StackTools {

    private StackTools() {}

    /** Aborts the test where one of them isn't installed; continuous integration has them all. */
    public static void require() {
        require(MotoServer.isInstalled(), "moto_server", "moto[server]");
        require(TranslatedTemplate.isTranslatorInstalled(), "the Python library samtranslator", "aws-sam-translator");
    }

    private static void require(boolean installed, String tool, String distribution) {
        String missing =
                "%s is not installed, so tests of stacks are left out: pip install '%s'".formatted(tool, distribution);
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(installed, missing);
        }
        Assumptions.assumeTrue(installed, missing);
    }
}

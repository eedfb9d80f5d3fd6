package io.eventfunctions.deploy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

import io.eventfunctions.local.stack.MotoServer;
import io.eventfunctions.local.stack.TranslatedTemplate;

/** The programs that a deployment on this machine needs. */
final class Tools {

    private Tools() {}

    /** Aborts the test where one of them isn't installed; continuous integration has them all. */
    static void require() {
        require(isProgram("aws"), "aws", "apt-get install awscli");
        require(MotoServer.isInstalled(), "moto_server", "pip install 'moto[server]'");
        require(TranslatedTemplate.isTranslatorInstalled(), "SAM's translator", "pip install aws-sam-translator");
    }

    private static boolean isProgram(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
    }

    private static void require(boolean installed, String tool, String installation) {
        String missing = "%s is not installed, so nothing is deployed: %s".formatted(tool, installation);
        if ("true".equals(System.getenv("CI"))) {
            Assertions.assertTrue(installed, missing);
        }
        Assumptions.assumeTrue(installed, missing);
    }
}

package io.eventfunctions.sam.deployment;

import java.util.Locale;

import io.quarkus.deployment.pkg.NativeConfig;

import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.config.SamConfig.Architecture;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** Warns if the package of this build isn't the one that the template deploys. */
final class PackageCheck {

    private final SamConfig config;
    private final NativeConfig nativeImage;

    PackageCheck(SamConfig config, NativeConfig nativeImage) {
        this.config = config;
        this.nativeImage = nativeImage;
    }

    void warn() {
        if (nativeImage.enabled()) {
            warnOfAnotherProcessor();
            warnOfAnotherSystem();
        } else if (!config.packaging().isOnJvm()) {
            MESSAGES.notNative();
        }
    }

    private void warnOfAnotherProcessor() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        Architecture machine = arm ? Architecture.ARM64 : Architecture.X86_64;
        if (Architecture.of(config) != machine) {
            MESSAGES.otherArchitecture(
                    Architecture.of(config), machine, machine.name().toLowerCase(Locale.ROOT));
        }
    }

    private void warnOfAnotherSystem() {
        String system = System.getProperty("os.name");
        if (!system.equals("Linux") && !nativeImage.isExplicitContainerBuild()) {
            MESSAGES.otherOperatingSystem(system);
        }
    }
}

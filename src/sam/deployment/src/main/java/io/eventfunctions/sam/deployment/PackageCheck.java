package io.eventfunctions.sam.deployment;

import java.util.Locale;

import io.quarkus.deployment.pkg.NativeConfig;
import org.jboss.logging.Logger;

import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.config.SamConfig.Architecture;
import io.eventfunctions.sam.deployment.config.SamConfig.Packaging;

/** Warns if the package of this build isn't the one that the template deploys. */
final class PackageCheck {

    private static final Logger LOG = Logger.getLogger(PackageCheck.class);

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
        } else if (config.packaging() != Packaging.JVM) {
            LOG.infof(
                    "EVF0949 The template deploys a native function, and this build packages one for a JVM: build with -Dnative before a deployment, or set quarkus.event-functions.sam.packaging=jvm");
        }
    }

    private void warnOfAnotherProcessor() {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        Architecture machine = arm ? Architecture.ARM64 : Architecture.X86_64;
        if (Architecture.of(config) != machine) {
            LOG.warnf(
                    "EVF0982 The template wants %s, and this machine builds native images for %s: set quarkus.event-functions.sam.architecture=%s, or build on another machine",
                    Architecture.of(config), machine, machine.name().toLowerCase(Locale.ROOT));
        }
    }

    private void warnOfAnotherSystem() {
        String system = System.getProperty("os.name");
        if (!system.equals("Linux") && !nativeImage.isExplicitContainerBuild()) {
            LOG.warnf(
                    "EVF0947 Lambda runs programs for Linux, and this build makes a native image for %s: build with -Dquarkus.native.container-build=true",
                    system);
        }
    }
}

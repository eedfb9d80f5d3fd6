package io.eventfunctions.sam.deployment;

import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.pkg.builditem.ArtifactResultBuildItem;
import io.quarkus.deployment.pkg.builditem.JarBuildItem;
import io.quarkus.deployment.pkg.builditem.NativeImageBuildItem;
import io.quarkus.deployment.pkg.steps.NativeBuild;

import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.config.SamConfig.Packaging;

/** Checks the size of what goes into {@code function.zip}, if the template deploys the package of this build. */
class PackageSizeProcessor {

    /** @param artifact makes this a step of packaging; it produces nothing */
    @BuildStep(onlyIf = IsProduction.class, onlyIfNot = NativeBuild.class)
    void classes(SamConfig config, JarBuildItem jar, BuildProducer<ArtifactResultBuildItem> artifact) {
        if (config.enabled() && config.packaging() == Packaging.JVM) {
            PackageSize.ofClasses(jar.getPath(), jar.getLibraryDir()).check();
        }
    }

    /** @param artifact makes this a step of packaging; it produces nothing */
    @BuildStep(onlyIf = {IsProduction.class, NativeBuild.class})
    void image(SamConfig config, NativeImageBuildItem image, BuildProducer<ArtifactResultBuildItem> artifact) {
        if (config.enabled() && config.packaging() == Packaging.NATIVE) {
            PackageSize.ofImage(image.getPath()).check();
        }
    }
}

package io.eventfunctions.sam.deployment.aot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.pkg.builditem.ArtifactResultBuildItem;
import io.quarkus.deployment.pkg.builditem.JarBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.deployment.pkg.steps.NativeBuild;
import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.deployment.EventFunctionBuildItem;
import io.eventfunctions.process.Directories;
import io.eventfunctions.sam.AotTraining;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.config.DeployedProfile;
import io.eventfunctions.sam.deployment.config.HttpExtension;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.config.SamConfig.Packaging;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** Packages the application with a JVM and an AOT cache, where the template deploys that. */
@BuildSteps(
        onlyIf = {IsProduction.class, AotProcessor.IsDeployed.class},
        onlyIfNot = NativeBuild.class)
class AotProcessor {

    /** Whether the template deploys such a package. */
    static final class IsDeployed implements BooleanSupplier {

        private final SamConfig config;

        IsDeployed(SamConfig config) {
            this.config = config;
        }

        @Override
        public boolean getAsBoolean() {
            return config.enabled() && config.packaging() == Packaging.AOT;
        }
    }

    @BuildStep
    AdditionalBeanBuildItem training() {
        return AdditionalBeanBuildItem.unremovableOf(AotTraining.class);
    }

    /** It has no artifact of its own, because Quarkus's integration tests would try to start that. */
    @BuildStep
    @Produce(ArtifactResultBuildItem.class)
    void packageWithCache(
            SamConfig config, JarBuildItem jar, List<EventFunctionBuildItem> functions, OutputTargetBuildItem target) {
        if (functions.isEmpty()) {
            return;
        }
        Path zip = target.getOutputDirectory().resolve(Packaging.AOT_ZIP);
        Path directory = target.getOutputDirectory().resolve("aot");
        SmallRyeConfig build = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        AotPackage written = new AotPackage(
                AotJdk.of(config),
                new ApplicationFiles(jar),
                new TrainingEnvironment(config, DeployedProfile.of(build, config.profile()), HttpExtension.isPresent()),
                ChannelSpec.memory(config));
        try {
            Files.deleteIfExists(zip);
            Directories.delete(directory);
            written.write(Files.createDirectories(directory), zip);
        } catch (IOException e) {
            throw new UncheckedIOException(MESSAGES.templateNotWritten(zip), e);
        } finally {
            Directories.delete(directory);
        }
    }
}

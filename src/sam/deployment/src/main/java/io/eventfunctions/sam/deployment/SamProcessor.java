package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.bootstrap.workspace.WorkspaceModule;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.pkg.NativeConfig;
import io.quarkus.deployment.pkg.builditem.ArtifactResultBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Type;

import io.eventfunctions.EventPublisher;
import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.deployment.EventFunctionBuildItem;
import io.eventfunctions.sam.deployment.application.Catalogue;
import io.eventfunctions.sam.deployment.application.Trigger;
import io.eventfunctions.sam.deployment.config.DeployedProfile;
import io.eventfunctions.sam.deployment.config.HttpExtension;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.generator.ApplicationTemplate;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Writes {@code target/template.yaml}. */
class SamProcessor {

    private static final DotName PUBLISHER = DotName.createSimple(EventPublisher.class);
    private static final String ADDITIONS = "src/main/sam";
    private static final String EXTENSIONS = "quarkus-event-functions";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("event-functions-sam");
    }

    @BuildStep(onlyIf = IsProduction.class)
    void template(
            SamConfig config,
            NativeConfig nativeImage,
            ApplicationInfoBuildItem application,
            List<EventFunctionBuildItem> functions,
            List<RunTimeConfigurationDefaultBuildItem> defaults,
            BeanDiscoveryFinishedBuildItem beans,
            ApplicationArchivesBuildItem archives,
            OutputTargetBuildItem target,
            CurateOutcomeBuildItem outcome,
            BuildProducer<ArtifactResultBuildItem> artifact) {
        if (!config.enabled() || functions.isEmpty()) {
            return;
        }
        new PackageCheck(config, nativeImage).warn();
        Catalogue catalogue = new Catalogue(
                application.getName(),
                functions.stream()
                        .map(function -> new Trigger(
                                function.name(),
                                function.incoming(),
                                Optional.ofNullable(function.outgoing()),
                                Optional.ofNullable(function.eventType())))
                        .toList(),
                names(defaults),
                publishes(beans, archives),
                HttpExtension.isPresent());
        SmallRyeConfig build = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
        String text = new ApplicationTemplate(config, DeployedProfile.of(build, config.profile()))
                .of(catalogue, additions(outcome, target));
        Path file = target.getOutputDirectory().resolve("template.yaml");
        try {
            Files.createDirectories(target.getOutputDirectory());
            Files.writeString(file, text);
            if (config.packaging() == SamConfig.Packaging.IMAGE) {
                Files.writeString(target.getOutputDirectory().resolve(SamConfig.Packaging.DOCKERFILE), dockerfile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(MESSAGES.templateNotWritten(file), e);
        }
        artifact.produce(new ArtifactResultBuildItem(file, "sam-template", Map.of()));
    }

    /** Whether code of the application publishes by itself; the extensions' own beans, which are in none of its archives, don't count. */
    private static boolean publishes(BeanDiscoveryFinishedBuildItem beans, ApplicationArchivesBuildItem archives) {
        return beans.getInjectionPoints().stream()
                .filter(point -> isPublisher(point.getRequiredType()))
                .flatMap(point -> point.getTargetBean().stream())
                .map(bean -> archives.containingArchive(bean.getImplClazz().name()))
                .filter(Objects::nonNull)
                .anyMatch(archive -> archive.getKey() == null
                        || !archive.getKey().getArtifactId().startsWith(EXTENSIONS));
    }

    /** The publisher, or an {@code Instance} of it. */
    private static boolean isPublisher(Type type) {
        return type.name().equals(PUBLISHER)
                || type.kind() == Type.Kind.PARAMETERIZED_TYPE
                        && type.asParameterizedType().arguments().stream().anyMatch(SamProcessor::isPublisher);
    }

    private static Path additions(CurateOutcomeBuildItem outcome, OutputTargetBuildItem target) {
        WorkspaceModule module = outcome.getApplicationModel().getApplicationModule();
        Path directory = module == null
                ? target.getOutputDirectory().toAbsolutePath().getParent()
                : module.getModuleDir().toPath();
        return directory.resolve(ADDITIONS);
    }

    private static ChannelNames names(List<RunTimeConfigurationDefaultBuildItem> defaults) {
        Map<String, List<String>> lists = defaults.stream()
                .filter(item -> item.getKey().equals(ChannelNames.INCOMING)
                        || item.getKey().equals(ChannelNames.OUTGOING))
                .collect(Collectors.toMap(
                        RunTimeConfigurationDefaultBuildItem::getKey,
                        item -> List.of(item.getValue().split(","))));
        return new ChannelNames(
                lists.getOrDefault(ChannelNames.INCOMING, List.of()),
                lists.getOrDefault(ChannelNames.OUTGOING, List.of()));
    }

    private static String dockerfile() throws IOException {
        try (InputStream file = SamProcessor.class.getResourceAsStream("/" + SamConfig.Packaging.DOCKERFILE)) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}

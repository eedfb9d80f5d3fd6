package io.eventfunctions.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.builder.BuildContext;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ServiceProviderBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.paths.PathVisit;
import io.quarkus.test.QuarkusUnitTest;

/** What the build of an application registers for a native image: noted by the build, read by a test in the application. */
public record NativeRegistrations(Set<String> named, Set<String> open, Set<String> services, Set<String> providers) {

    private static final String RESOURCE = "native-registrations/";
    private static final String SERVICES = "META-INF/services";
    private static final Set<String> CHECKED_GROUPS = Set.of("io.eventfunctions", "io.cloudevents");
    /** The SDK's formats, which nothing looks up: events are read and written by readers and writers of our own. */
    private static final String NOT_LOOKED_UP = "io.cloudevents.core.format.EventFormat";
    /** Part of the class path of tests in deployment modules, but not of applications that are packaged. */
    private static final String BUILD_ONLY = "-deployment";

    /** Has the application's build note what it registers. */
    public static QuarkusUnitTest noted(QuarkusUnitTest app) {
        return app.addBuildChainCustomizer(build -> build.addBuildStep(NativeRegistrations::note)
                .consumes(ReflectiveClassBuildItem.class)
                .consumes(ServiceProviderBuildItem.class)
                .consumes(CurateOutcomeBuildItem.class)
                .produces(GeneratedResourceBuildItem.class)
                .build());
    }

    /**
     * What the build of the application has noted.
     *
     * <ul>
     *   <li>{@code named}: classes that can be found by name
     *   <li>{@code open}: those of them with constructors, methods and fields
     *   <li>{@code services}: service files and providers that are in ours and the CloudEvents jars, and are looked up
     *   <li>{@code providers}: service files and providers that are registered
     * </ul>
     */
    public static NativeRegistrations read() {
        return new NativeRegistrations(lines("named"), lines("open"), lines("services"), lines("providers"));
    }

    private static void note(BuildContext build) {
        List<ReflectiveClassBuildItem> classes = build.consumeMulti(ReflectiveClassBuildItem.class);
        write(build, "named", classes.stream().flatMap(item -> item.getClassNames().stream()));
        write(
                build,
                "open",
                classes.stream()
                        .filter(item -> item.isConstructors() && item.isMethods() && item.isFields())
                        .flatMap(item -> item.getClassNames().stream()));
        write(
                build,
                "services",
                build.consume(CurateOutcomeBuildItem.class).getApplicationModel().getRuntimeDependencies().stream()
                        .filter(dependency -> CHECKED_GROUPS.contains(dependency.getGroupId()))
                        .filter(dependency -> !dependency.getArtifactId().endsWith(BUILD_ONLY))
                        .flatMap(NativeRegistrations::services));
        write(
                build,
                "providers",
                build.consumeMulti(ServiceProviderBuildItem.class).stream().flatMap(item -> item.providers().stream()
                        .map(provider -> item.serviceDescriptorFile() + " " + provider)));
    }

    private static Stream<String> services(ResolvedDependency dependency) {
        Set<String> found = new TreeSet<>();
        dependency.getContentTree().walkIfContains(SERVICES, visit -> found.addAll(providers(visit)));
        return found.stream();
    }

    private static Set<String> providers(PathVisit visit) {
        Path file = visit.getPath();
        if (!Files.isRegularFile(file) || file.endsWith(NOT_LOOKED_UP)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.replaceAll("#.*", "").strip())
                    .filter(provider -> !provider.isEmpty())
                    .map(provider -> SERVICES + "/" + file.getFileName() + " " + provider)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(BuildContext build, String name, Stream<String> lines) {
        byte[] text = lines.distinct().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
        build.produce(new GeneratedResourceBuildItem(RESOURCE + name, text));
    }

    private static Set<String> lines(String name) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        try (InputStream resource = application.getResourceAsStream(RESOURCE + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

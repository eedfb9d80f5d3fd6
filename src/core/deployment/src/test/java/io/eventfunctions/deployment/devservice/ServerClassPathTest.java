package io.eventfunctions.deployment.devservice;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.bootstrap.model.ApplicationModelBuilder;
import io.quarkus.maven.dependency.ArtifactCoords;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.maven.dependency.DependencyFlags;
import io.quarkus.maven.dependency.ResolvedDependencyBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What of an application and its build the process of a server gets. */
class ServerClassPathTest {

    private static final String GROUP = "io.eventfunctions";
    private static final String VERSION = "1";

    private final ApplicationModel application = new ApplicationModelBuilder()
            .setAppArtifact(artifact("application"))
            .addDependency(artifact("deployment", required("server"), required("build")))
            .addDependency(artifact("server", required("process"), required("broker"), optional("build")))
            .addDependency(artifact("process"))
            .addDependency(artifact("broker", required("library")))
            .addDependency(artifact("library"))
            .addDependency(artifact("build"))
            .addDependency(artifact("other-server", required("other-library")))
            .addDependency(artifact("other-library"))
            .build();

    @Test
    void itsModuleAndAllThatThisRequires() {
        assertEquals(List.of("server", "process", "broker", "library"), names("server"));
    }

    @Test
    void nothingIfTheApplicationDoesNotHaveTheModule() {
        assertEquals(List.of(), names("missing"));
    }

    private List<String> names(String module) {
        return new ServerClassPath(application, module)
                .paths().stream().map(Path::getFileName).map(Path::toString).toList();
    }

    private static ResolvedDependencyBuilder artifact(String name, Dependency... dependencies) {
        List<ArtifactCoords> resolved = Stream.of(dependencies)
                .map(dependency -> ArtifactCoords.jar(GROUP, dependency.getArtifactId(), VERSION))
                .toList();
        return ResolvedDependencyBuilder.newInstance()
                .setGroupId(GROUP)
                .setArtifactId(name)
                .setVersion(VERSION)
                .setDeploymentCp()
                .setResolvedPath(Path.of("repository", name))
                .setDependencies(resolved)
                .setDirectDependencies(List.of(dependencies));
    }

    private static Dependency required(String name) {
        return Dependency.of(GROUP, name, VERSION);
    }

    private static Dependency optional(String name) {
        return Dependency.jarWithFlags(GROUP, name, VERSION, DependencyFlags.OPTIONAL);
    }
}

package io.eventfunctions.deployment.devservice;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.maven.dependency.ArtifactCoords;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.maven.dependency.Dependency;
import io.quarkus.maven.dependency.ResolvedDependency;

/**
 * The class path of one module alone, found among the dependencies of the application: a server gets what its module depends on
 * and nothing else of the application or of the build.
 */
final class ServerClassPath {

    private final Map<ArtifactKey, ResolvedDependency> dependencies = new HashMap<>();
    private final ArtifactKey module;

    /** @param module the artifact id of the server's module */
    ServerClassPath(ApplicationModel application, String module) {
        this.module = ArtifactKey.of("io.eventfunctions", module, "", ArtifactCoords.TYPE_JAR);
        application.getDependencies().forEach(dependency -> dependencies.put(dependency.getKey(), dependency));
    }

    List<Path> paths() {
        Set<ArtifactKey> seen = new LinkedHashSet<>();
        Deque<ArtifactKey> open = new ArrayDeque<>(List.of(module));
        while (!open.isEmpty()) {
            ArtifactKey key = open.poll();
            ResolvedDependency dependency = dependencies.get(key);
            if (dependency != null && seen.add(key)) {
                open.addAll(required(dependency));
            }
        }
        List<Path> paths = new ArrayList<>();
        seen.forEach(key -> dependencies.get(key).getResolvedPaths().forEach(paths::add));
        return paths;
    }

    /** Optional ones, which are for the build, may be among the application's dependencies for another reason. */
    private static Set<ArtifactKey> required(ResolvedDependency dependency) {
        Set<ArtifactKey> required = new LinkedHashSet<>();
        dependency.getDependencies().forEach(next -> required.add(next.getKey()));
        for (Dependency next : dependency.getDirectDependencies()) {
            if (next.isOptional()) {
                required.remove(next.getKey());
            }
        }
        return required;
    }
}

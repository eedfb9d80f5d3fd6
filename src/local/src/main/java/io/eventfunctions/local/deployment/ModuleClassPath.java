package io.eventfunctions.local.deployment;

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
import io.quarkus.maven.dependency.ResolvedDependency;

/** The class path of this module alone, found among the dependencies of the application that uses it. */
final class ModuleClassPath {

    private static final ArtifactKey MODULE =
            ArtifactKey.of("io.eventfunctions", "event-functions-local", "", ArtifactCoords.TYPE_JAR);

    private final Map<ArtifactKey, ResolvedDependency> dependencies = new HashMap<>();

    ModuleClassPath(ApplicationModel application) {
        application.getDependencies().forEach(dependency -> dependencies.put(dependency.getKey(), dependency));
    }

    List<Path> paths() {
        Set<ArtifactKey> seen = new LinkedHashSet<>();
        Deque<ArtifactKey> open = new ArrayDeque<>(List.of(MODULE));
        while (!open.isEmpty()) {
            ArtifactKey key = open.poll();
            ResolvedDependency dependency = dependencies.get(key);
            if (dependency != null && seen.add(key)) {
                for (ArtifactCoords next : dependency.getDependencies()) {
                    open.add(next.getKey());
                }
            }
        }
        List<Path> paths = new ArrayList<>();
        seen.forEach(key -> dependencies.get(key).getResolvedPaths().forEach(paths::add));
        return paths;
    }
}

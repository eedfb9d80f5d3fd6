package io.eventfunctions.deployment.devservice;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;

/**
 * A server that dev mode and tests start in a process of its own, with the class path of its module alone. Live reloads and test
 * profiles share it.
 *
 * @param name of the server, unique among servers
 * @param module the artifact id of the server's module in the group {@code io.eventfunctions}, a dependency of the connector's
 *     deployment module
 * @param start starts the server on that class path and returns the address that its clients use
 */
public record DevServer(String name, String module, Function<List<Path>, String> start) {

    /** The address of the server, which is started if it isn't running yet. */
    public String address(CurateOutcomeBuildItem application) {
        return OncePerProcess.address(
                name, () -> start.apply(new ServerClassPath(application.getApplicationModel(), module).paths()));
    }
}

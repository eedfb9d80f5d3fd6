package io.eventfunctions.redis.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

import io.quarkus.test.QuarkusUnitTest;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import redis.embedded.RedisServer;

import io.eventfunctions.process.FreePort;

/** A real Redis on a free port of loopback, which the tests of this Java process share and which ends with it. */
public final class RedisTestServer {

    private static final String PORT = "event-functions.test.redis.port";

    private RedisTestServer() {}

    /** The port that it listens on; starts it once in a Java process, whichever class loader asks. */
    public static int port() {
        synchronized (System.getProperties()) {
            Integer port = Integer.getInteger(PORT);
            if (port == null) {
                port = FreePort.find();
                start(port);
                System.setProperty(PORT, String.valueOf(port));
            }
            return port;
        }
    }

    /** Its URL as channels have it. */
    public static String url() {
        return url(port());
    }

    /** The URL of a server on loopback. */
    public static String url(int port) {
        return "redis://127.0.0.1:" + port;
    }

    /** Starts another server on loopback. */
    public static RedisServer start(int port, String... settings) {
        try {
            var server = RedisServer.newRedisServer().port(port).bind("127.0.0.1");
            for (String setting : settings) {
                server.setting(setting);
            }
            if (settings.length == 0) {
                server.setting("save \"\"");
            }
            RedisServer built = server.build();
            built.start();
            return built;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the classes that applications need for this part of one. */
    public static QuarkusUnitTest in(QuarkusUnitTest app, Class<?>... more) {
        Supplier<JavaArchive> archive = app.getArchiveProducer();
        return app.setArchiveProducer(() -> archive.get()
                .addClasses(RedisTestServer.class, PlainRedis.class, RedisError.class)
                .addClasses(more));
    }
}

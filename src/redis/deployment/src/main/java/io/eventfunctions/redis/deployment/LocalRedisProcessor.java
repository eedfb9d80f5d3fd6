package io.eventfunctions.redis.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import org.eclipse.microprofile.config.ConfigProvider;

import io.eventfunctions.configuration.ConnectorChannels;
import io.eventfunctions.deployment.devservice.DevServer;
import io.eventfunctions.deployment.devservice.DevServiceBuildItem;
import io.eventfunctions.redis.server.LocalRedis;

/** Starts a local Redis for dev mode and tests, where the application has channels on Redis and names no server. */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class LocalRedisProcessor {

    private static final String CONNECTOR = "event-functions-redis";
    private static final String HOSTS = "quarkus.redis.hosts";
    private static final String URL = "url";
    private static final DevServer SERVER =
            new DevServer("redis", "event-functions-redis-server", LocalRedisProcessor::start);

    @BuildStep
    DevServiceBuildItem startServer(LocalRedisConfig config, CurateOutcomeBuildItem application) {
        ConnectorChannels channels = new ConnectorChannels(ConfigProvider.getConfig(), CONNECTOR);
        boolean configured = channels.isSet(HOSTS) || channels.allHave(URL);
        if (!config.enabled() || configured || channels.without(URL).isEmpty()) {
            return null;
        }
        String url = SERVER.address(application);
        return DevServiceBuildItem.broker("redis", CONNECTOR, url, Map.of(HOSTS, url));
    }

    private static String start(List<Path> classPath) {
        LocalRedis redis = new LocalRedis(classPath);
        redis.start();
        RedisBuildMessages.MESSAGES.started(redis.url());
        return redis.url();
    }
}

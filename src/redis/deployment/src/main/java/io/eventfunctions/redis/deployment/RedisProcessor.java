package io.eventfunctions.redis.deployment;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;

import io.eventfunctions.redis.RedisCodec;
import io.eventfunctions.redis.RedisDeadLetterStore;
import io.eventfunctions.redis.RedisReception;
import io.eventfunctions.redis.RedisStreamsConnector;

/** Brings the connector for Redis and functions' channels to it. */
class RedisProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("event-functions-redis");
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder()
                .setUnremovable()
                .addBeanClasses(
                        RedisStreamsConnector.class, RedisCodec.class, RedisDeadLetterStore.class, RedisReception.class)
                .addBeanClasses("io.eventfunctions.redis.RedisServers")
                .build();
    }
}

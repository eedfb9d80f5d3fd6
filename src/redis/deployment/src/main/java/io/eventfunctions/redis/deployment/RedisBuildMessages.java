package io.eventfunctions.redis.deployment;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages of builds of applications with channels on Redis. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 1280, max = 1299)
interface RedisBuildMessages {

    RedisBuildMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), RedisBuildMessages.class, "io.eventfunctions.redis");

    /**
     * Dev mode or a test has started a Redis, because channels use one and none is configured. Action: none; set
     * {@code quarkus.redis.hosts} to use another one.
     */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1280, value = "A local Redis listens at %s")
    void started(String url);
}

package io.eventfunctions.deployment.devservice;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages of brokers that dev mode and tests start. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 501, max = 503)
public interface DevServiceMessages {

    DevServiceMessages MESSAGES = Logger.getMessageLogger(
            MethodHandles.lookup(), DevServiceMessages.class, "io.eventfunctions.deployment.devservice");

    /**
     * Dev mode or a test has started a broker, because channels use one and none is configured. Action: none; configure the address
     * of a broker to use another one.
     */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 501, value = "A local %s listens on %s")
    void started(String kind, Object address);
}

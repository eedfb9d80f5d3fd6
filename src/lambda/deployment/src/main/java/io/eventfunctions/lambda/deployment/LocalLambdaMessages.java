package io.eventfunctions.lambda.deployment;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages of dev mode and tests that run the application as on Lambda. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 504, max = 504)
interface LocalLambdaMessages {

    LocalLambdaMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), LocalLambdaMessages.class, "io.eventfunctions.lambda");

    /** A channel of the application is polled by a local event source mapping. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 504, value = "Channel %s receives events from %s as on Lambda")
    void channelPolled(String channel, String source);
}

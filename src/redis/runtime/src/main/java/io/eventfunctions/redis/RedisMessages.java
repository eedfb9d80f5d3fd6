package io.eventfunctions.redis;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** The messages of the Redis connector: EVF1201 to EVF1299. */
@MessageLogger(projectCode = "EVF", length = 4)
interface RedisLog extends BasicLogger {

    RedisLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), RedisLog.class, "io.eventfunctions.redis");

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1201, value = "%s cannot use Redis at %s: %s; it tries again until it can")
    void unusable(String channel, RedisServer server, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1202, value = "%s is connected to Redis at %s again")
    void connectedAgain(String channel, RedisServer server);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1203, value = "%s has lost its connection to Redis at %s: %s; it connects again")
    void connectionLost(String channel, RedisServer server, String reason);

    @Message(id = 1204, value = "Invalid value '%s' for %s: expected %s")
    IllegalArgumentException invalidValue(String value, String key, String expected);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1205,
            value =
                    "%d pending entries of stream %s are no longer in the stream, the first is %s: they were deleted or trimmed before channel %s could handle them; give the stream a larger max-length")
    void pendingEntriesGone(int count, String stream, String first, String channel);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1206,
            value =
                    "Consumer %s of group %s no longer holds %d entries of stream %s that channel %s has in flight: another consumer has claimed them after claim-idle-time, and handles them as well")
    void entriesClaimedByOthers(String consumer, String group, int count, String stream, String channel);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1207, value = "Outgoing channel %s sends no more events, because what feeds it has failed")
    void outgoingEnded(String channel, @Cause Throwable failure);

    @Message(id = 1208, value = "Redis has not confirmed an event of channel %s within %s: %s")
    IllegalStateException notConfirmed(String channel, String timeout, String reason);

    @Message(id = 1209, value = "The dead letters of channel %s cannot be read from stream %s at Redis %s: %s")
    IllegalStateException deadLettersUnreadable(
            String channel, String stream, RedisServer server, String reason, @Cause Throwable cause);

    @Message(
            id = 1210,
            value =
                    "Channel %s sends %s, which is not an event: only functions and EventPublisher send to channels of this connector")
    IllegalArgumentException notAnEvent(String channel, String payload);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1211, value = "Channel %s consumes stream %s as consumer %s of group %s")
    void consumes(String channel, String stream, String consumer, String group);
}

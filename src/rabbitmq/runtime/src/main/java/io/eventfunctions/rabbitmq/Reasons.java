package io.eventfunctions.rabbitmq;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;

import io.eventfunctions.spi.Undecodable;

/** Says in the server's own words what is wrong, without those of the protocol around them. */
final class Reasons {

    private Reasons() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException signal && replyText(signal.getReason()) != null) {
                return replyText(signal.getReason());
            }
            if (cause instanceof ConnectException || cause instanceof TimeoutException) {
                return "it doesn't answer (" + cause.getClass().getSimpleName() + ")";
            }
        }
        return Undecodable.rootMessage(failure);
    }

    private static String replyText(Method reason) {
        if (reason instanceof AMQP.Channel.Close channel) {
            return channel.getReplyText();
        }
        return reason instanceof AMQP.Connection.Close connection ? connection.getReplyText() : null;
    }
}

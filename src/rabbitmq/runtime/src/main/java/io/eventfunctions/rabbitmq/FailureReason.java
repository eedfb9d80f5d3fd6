package io.eventfunctions.rabbitmq;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.ShutdownSignalException;

import io.eventfunctions.spi.Undecodable;

import static io.eventfunctions.rabbitmq.RabbitMqMessages.MESSAGES;

/** The reason of a failure in the server's words, without the protocol's details. */
final class FailureReason {

    private FailureReason() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException signal && replyText(signal.getReason()) != null) {
                return replyText(signal.getReason());
            }
            if (cause instanceof ConnectException || cause instanceof TimeoutException) {
                return MESSAGES.noAnswer(cause.getClass().getSimpleName());
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

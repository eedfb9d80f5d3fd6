package io.eventfunctions.rabbitmq;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.eclipse.microprofile.config.Config;

/**
 * Connects the channels of functions instead of SmallRye's connector, whose client loses messages when a connection breaks: it sends
 * acknowledgements with delivery tags of the old AMQP channel on the new one, where they mean other messages, and drops unconfirmed
 * messages. All other channels remain with the connector.
 */
@Interceptor
@ConnectsChannel
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class ConnectorInterceptor {

    private final ChannelConnections channels;

    ConnectorInterceptor(ChannelConnections channels) {
        this.channels = channels;
    }

    @AroundInvoke
    Object connect(InvocationContext call) throws Exception {
        Config channel = (Config) call.getParameters()[0];
        if (!ChannelConnections.isOfFunctions(channel)) {
            return call.proceed();
        }
        return call.getMethod().getName().equals("getPublisher")
                ? channels.incoming(channel)
                : channels.outgoing(channel);
    }
}

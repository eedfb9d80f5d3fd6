package io.eventfunctions.rabbitmq;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.eclipse.microprofile.config.Config;

/**
 * Takes the channels of functions over from SmallRye's connector, whose client loses messages where a connection breaks: it
 * acknowledges by number on the next AMQP channel, where the number means another message, and forgets what was not confirmed.
 * All other channels stay with the connector.
 */
@Interceptor
@ConnectsFunctions
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class FunctionChannelsInterceptor {

    private final FunctionChannels channels;

    FunctionChannelsInterceptor(FunctionChannels channels) {
        this.channels = channels;
    }

    @AroundInvoke
    Object connect(InvocationContext call) throws Exception {
        Config channel = (Config) call.getParameters()[0];
        if (!FunctionChannels.has(channel)) {
            return call.proceed();
        }
        return call.getMethod().getName().equals("getPublisher")
                ? channels.incoming(channel)
                : channels.outgoing(channel);
    }
}

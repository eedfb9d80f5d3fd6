package io.eventfunctions.lambda;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.lambda.invocation.ItemMessage;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

/** Reads the items of invocations; each knows how its source carries events. */
@ApplicationScoped
@Identifier(LambdaConnector.NAME)
public class LambdaCodec implements EventCodec {

    @Override
    public ReceivedMessage decode(Message<?> message) {
        ItemMessage item = (ItemMessage) message.getPayload();
        ReceivedMessage content = item.item().content().get();
        return content instanceof ReceivedMessage.Event event ? event.under(item) : content;
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        throw new IllegalStateException(
                "Nothing is sent to the event sources of a function: configure an outgoing channel");
    }
}

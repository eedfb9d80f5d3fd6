package io.eventfunctions.lambda;

import jakarta.enterprise.context.ApplicationScoped;

import io.cloudevents.CloudEvent;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.lambda.invocation.RecordLease;
import io.eventfunctions.spi.ContentMode;
import io.eventfunctions.spi.EventCodec;
import io.eventfunctions.spi.ReceivedMessage;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/** Decodes the records of invocations; each knows how its event source carries events. */
@ApplicationScoped
@Identifier(LambdaConnector.NAME)
public class LambdaCodec implements EventCodec {

    @Override
    public ReceivedMessage decode(Message<?> message) {
        RecordLease lease = (RecordLease) message.getPayload();
        ReceivedMessage content = lease.record().content().get();
        return content instanceof ReceivedMessage.Event event ? event.under(lease) : content;
    }

    @Override
    public Message<?> encode(CloudEvent event, ContentMode mode) {
        throw MESSAGES.cannotSend();
    }
}

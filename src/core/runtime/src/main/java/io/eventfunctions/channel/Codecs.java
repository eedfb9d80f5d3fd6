package io.eventfunctions.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.EventCodec;

/** Finds a connector's codec. */
@ApplicationScoped
public class Codecs {

    private final Instance<EventCodec> codecs;

    Codecs(@Any Instance<EventCodec> codecs) {
        this.codecs = codecs;
    }

    /**
     * The codec of a channel.
     *
     * @throws IllegalStateException if there is none for its connector
     */
    EventCodec of(String channel, String connector) {
        Instance<EventCodec> codec = codecs.select(Identifier.Literal.of(connector));
        if (codec.isUnsatisfied()) {
            throw CoreMessages.CHANNEL.noCodec(channel, connector);
        }
        return codec.get();
    }
}

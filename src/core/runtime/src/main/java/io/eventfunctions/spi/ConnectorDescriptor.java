package io.eventfunctions.spi;

import java.util.Map;
import java.util.Optional;

/**
 * Describes a connector: what its channels consume, where they send, and what they need. Implement it once for each connector and
 * name the class in {@code META-INF/services/io.eventfunctions.spi.ConnectorDescriptor}; it has a public constructor without
 * parameters, and its methods are called at build time, before any bean exists, as well as at run time. A connector also has an
 * {@link EventCodec}, and a {@link DeadLetterStore} where dead letters can be read back from its broker.
 */
public interface ConnectorDescriptor {

    /** The name that channels give as their {@code connector}, such as {@code smallrye-kafka}. */
    String connector();

    /**
     * What an incoming channel consumes.
     *
     * @param incoming the channel's attributes
     * @throws IllegalArgumentException if a value makes no sense, with a message that names attribute and value; it stops the build or
     *     the start
     */
    ChannelSource source(ChannelAttributes incoming);

    /**
     * Where an outgoing channel sends to.
     *
     * @param outgoing the channel's attributes
     * @return empty if the connector has no outgoing channels
     */
    Optional<Destination> destination(ChannelAttributes outgoing);

    /**
     * Attributes with which an outgoing channel sends to what an incoming channel consumes. Functions publish and redrives send
     * dead letters back through it. Those of {@link ConnectorDefaults#connection()} are added to them.
     *
     * @param destination the destination of the channel's {@linkplain #source source}
     * @param incoming the attributes of the incoming channel
     */
    Map<String, String> attributesTo(Destination destination, ChannelAttributes incoming);

    /**
     * Whether both channels are on one broker, as far as their attributes say. Queues and topics of the same name are the same
     * only there.
     *
     * @param incoming the attributes of an incoming channel
     * @param outgoing the attributes of an outgoing channel
     */
    boolean isSameBroker(ChannelAttributes incoming, ChannelAttributes outgoing);

    /** The attributes that channels of the connector have, must have and must not have. */
    ConnectorDefaults defaults();

    /** Whether AWS Lambda delivers what channels of this connector consume, and lets functions send where they send. */
    default boolean isAvailableOnLambda() {
        return false;
    }
}

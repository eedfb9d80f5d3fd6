package io.eventfunctions.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import io.eventfunctions.aws.binding.TopicAttributes;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDefaults;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * Channels of event sources that have no connector of their own: streams, tables, buckets, buses, and topics of SNS without a queue
 * between. A channel names its source by one attribute, a name or an ARN, or has the source's name. Events cannot be sent to such a channel.
 */
public class LambdaConnectorDescriptor implements ConnectorDescriptor {

    private static final ConnectorDefaults NO_DEFAULTS = new ConnectorDefaults() {};

    @Override
    public String connector() {
        return LambdaConnector.NAME;
    }

    @Override
    public ChannelSource source(ChannelAttributes incoming) {
        List<ChannelSource> named = new ArrayList<>();
        TopicAttributes.topic(incoming)
                .map(ChannelSource.SubscriptionSource::new)
                .ifPresent(named::add);
        add(named, incoming, EventSourceName.STREAM, ChannelSource.StreamSource::new);
        add(named, incoming, EventSourceName.TABLE, ChannelSource.TableSource::new);
        add(named, incoming, EventSourceName.BUCKET, ChannelSource.BucketSource::new);
        add(
                named,
                incoming,
                EventSourceName.BUS,
                (bus, arn) -> new ChannelSource.BusSource(bus, arn, eventSources(incoming)));
        if (named.size() > 1) {
            throw MESSAGES.severalEventSources(incoming.channel(), named);
        }
        return named.isEmpty() ? new ChannelSource.NamedSource(incoming.channel()) : named.get(0);
    }

    private static void add(
            List<ChannelSource> named,
            ChannelAttributes incoming,
            EventSourceName attribute,
            BiFunction<String, Optional<String>, ChannelSource> source) {
        attribute.find(incoming, source).ifPresent(named::add);
    }

    private static List<String> eventSources(ChannelAttributes incoming) {
        return incoming.find("event-source")
                .map(list -> List.of(list.strip().split("\\s*,\\s*")))
                .orElse(List.of());
    }

    @Override
    public Optional<Destination> destination(ChannelAttributes outgoing) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> attributesTo(Destination destination, ChannelAttributes incoming) {
        return Map.of();
    }

    @Override
    public boolean isSameBroker(ChannelAttributes incoming, ChannelAttributes outgoing) {
        return false;
    }

    @Override
    public ConnectorDefaults defaults() {
        return NO_DEFAULTS;
    }

    @Override
    public boolean isAvailableOnLambda() {
        return true;
    }
}

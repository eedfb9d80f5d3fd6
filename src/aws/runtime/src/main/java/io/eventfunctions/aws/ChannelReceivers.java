package io.eventfunctions.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.smallrye.reactive.messaging.aws.sqs.SqsConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.providers.impl.ConcurrencyConnectorConfig;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.services.sqs.model.Message;

import io.eventfunctions.channel.Prefetch;
import io.eventfunctions.spi.Lease;

/**
 * What receives the messages of incoming channels. With the connector's attribute {@code concurrency} a channel has several receivers, whose
 * names are the channel's with a number.
 */
final class ChannelReceivers {

    /** The lease of a message that is not in flight any more, but was in the connector's buffer when it was given back. */
    private static final Lease GIVEN_BACK = new Lease() {
        @Override
        public boolean isHeld() {
            return false;
        }
    };

    private final Map<String, ChannelReceiver> byName = new ConcurrentHashMap<>();

    void add(String name, ChannelReceiver receiver) {
        byName.put(name, receiver);
    }

    /** Those of a channel. */
    List<ChannelReceiver> of(String channel) {
        return byName.entrySet().stream()
                .filter(receiver -> channelOf(receiver.getKey()).equals(channel))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The lease of a message that one of them has received. */
    Lease lease(Message message) {
        ReceiptLease lease =
                byName.get(ReceptionAttributes.receiver(message)).messages().lease(message.receiptHandle());
        return lease == null ? GIVEN_BACK : lease;
    }

    void stop() {
        byName.values().forEach(receiver -> receiver.poller().stop());
    }

    /** The channel that a receiver of this name belongs to. */
    static String channelOf(String name) {
        return ConcurrencyConnectorConfig.isConcurrencyChannelName(name)
                ? ConcurrencyConnectorConfig.stripChannelNameOfSeparator(name)
                : name;
    }

    /** Whether a channel belongs to functions. */
    static boolean areOfFunctions(SqsConnectorIncomingConfiguration incoming) {
        return incoming.getReceiveRequestCustomizer()
                .filter(AllAttributesCustomizer.NAME::equals)
                .isPresent();
    }

    /** How many messages a receiver may have in flight: its part of what the channel may have, if that belongs to functions. */
    static int prefetch(SqsConnectorIncomingConfiguration incoming, Config config) {
        if (!areOfFunctions(incoming)) {
            return Integer.MAX_VALUE;
        }
        int receivers =
                ConcurrencyConnectorConfig.getConcurrency(incoming.config()).orElse(1);
        return Math.max(1, Prefetch.of(channelOf(incoming.getChannel()), config) / Math.max(1, receivers));
    }
}

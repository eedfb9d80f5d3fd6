package io.eventfunctions.lambda;

import java.util.HashMap;
import java.util.Map;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.channel.OutletPlan;

/**
 * Keeps Kafka's producers out of snapshots. A producer has its id and its sequence numbers from the broker soon after it is made;
 * copies of it would send different events under the same numbers, and the broker would confirm the second one as the first one and
 * drop it. So each environment makes its own when it sends for the first time.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html">Uniqueness with SnapStart</a>
 */
final class SnapshotProducers {

    private static final String KAFKA = "smallrye-kafka";
    private static final String LATER = "lazy-client";

    private SnapshotProducers() {}

    /** What the channels have to be told. */
    static Map<String, String> properties(ChannelSettings settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put("mp.messaging.connector." + KAFKA + "." + LATER, "true");
        OutletPlan.of(ChannelNames.from(settings), settings, Connectors.onClassPath()).outlets().stream()
                .filter(outlet -> outlet.connector().equals(KAFKA))
                .forEach(outlet -> properties.put(ChannelSettings.outgoing(outlet.wiredAs(), LATER), "true"));
        return properties;
    }
}

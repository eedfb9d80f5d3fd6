package io.eventfunctions.redrive;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import io.smallrye.common.annotation.Identifier;

import io.eventfunctions.channel.DeadLetterChannels;
import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.DeadLetterStore;

/** Where the application's dead letters are, and who can read them there. */
@ApplicationScoped
public class DeadLetterLocations {

    private static final String IN_MEMORY = "smallrye-in-memory";

    private final Map<String, DeadLetterChannels.DeadLetterChannel> channels;
    private final Instance<DeadLetterStore> stores;

    DeadLetterLocations(DeadLetterChannels channels, @Any Instance<DeadLetterStore> stores) {
        this.channels = new TreeMap<>(channels.byName());
        this.stores = stores;
    }

    Set<String> channels() {
        return channels.keySet();
    }

    DeadLetterStore.Location of(String channel) {
        DeadLetterChannels.DeadLetterChannel found = find(channel);
        return new DeadLetterStore.Location(channel, found.outgoing(), found.attributes());
    }

    /**
     * The store of a channel.
     *
     * @throws IllegalArgumentException if the channel holds no dead letters or its connector has no store
     */
    DeadLetterStore store(String channel) {
        DeadLetterChannels.DeadLetterChannel found = find(channel);
        Instance<DeadLetterStore> store = stores.select(Identifier.Literal.of(found.connector()));
        if (store.isUnsatisfied()) {
            throw found.connector().equals(IN_MEMORY)
                    ? CoreMessages.CHANNEL.deadLettersInMemory(channel, found.outgoing())
                    : CoreMessages.CHANNEL.noDeadLetterStore(channel, found.connector());
        }
        return store.get();
    }

    private DeadLetterChannels.DeadLetterChannel find(String channel) {
        DeadLetterChannels.DeadLetterChannel found = channels.get(channel);
        if (found == null) {
            throw CoreMessages.CHANNEL.noDeadLetterChannelOfThatName(channel, channels.keySet());
        }
        return found;
    }
}

package io.eventfunctions.channel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.eventfunctions.Channels;
import io.eventfunctions.i18n.CoreMessages;

/** The incoming channels of functions, once they are open. */
@ApplicationScoped
public class IncomingChannels implements Channels {

    private final Map<String, IncomingChannel> channels = new ConcurrentSkipListMap<>();

    void add(String name, IncomingChannel channel) {
        channels.put(name, channel);
    }

    /**
     * Has a channel handle a message of an invocation; returns at once.
     *
     * @return false if the channel is not open, or paused, or halted, so that the message is not handled
     */
    public boolean receive(String channel, Message<?> message) {
        IncomingChannel incoming = channels.get(channel);
        return incoming != null && incoming.receive(message);
    }

    Collection<IncomingChannel> all() {
        return channels.values();
    }

    @Override
    public List<State> states() {
        return channels.values().stream().map(IncomingChannel::state).toList();
    }

    @Override
    public Optional<State> find(String channel) {
        return Optional.ofNullable(channels.get(channel)).map(IncomingChannel::state);
    }

    @Override
    public State pause(String channel) {
        IncomingChannel incoming = require(channel);
        incoming.pause();
        return incoming.state();
    }

    @Override
    public State resume(String channel) {
        IncomingChannel incoming = require(channel);
        incoming.resume();
        return incoming.state();
    }

    private IncomingChannel require(String channel) {
        IncomingChannel incoming = channels.get(channel);
        if (incoming == null) {
            throw CoreMessages.CHANNEL.noIncomingChannel(channel, channels.keySet());
        }
        return incoming;
    }
}

package io.eventfunctions.lambda.invocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

import io.cloudevents.CloudEvent;

import io.eventfunctions.lambda.i18n.UnroutableRecordException;
import io.eventfunctions.lambda.source.EventSource;
import io.eventfunctions.lambda.source.EventSourceType;
import io.eventfunctions.lambda.source.InvocationRecord;
import io.eventfunctions.spi.ReceivedMessage;

import static io.eventfunctions.lambda.i18n.LambdaMessages.MESSAGES;

/**
 * Finds the channels of a record. Its event source decides, by what the configuration of the channels says they consume; the event
 * of a direct invocation goes to the channels whose functions handle it.
 */
public final class RecordRouter {

    private final Map<String, ServedChannel> channels;
    private final BiPredicate<String, CloudEvent> wanted;
    private final Map<EventSource, List<String>> consumers = new ConcurrentHashMap<>();

    /**
     * A router.
     *
     * @param channels the channels that this deployment serves, with what each consumes
     * @param wanted whether a function on a channel handles an event
     */
    public RecordRouter(Collection<ServedChannel> channels, BiPredicate<String, CloudEvent> wanted) {
        this.channels = new HashMap<>();
        channels.forEach(served -> this.channels.put(served.channel(), served));
        this.wanted = wanted;
    }

    /** The channels with what they consume, as messages show them, sorted. */
    public List<String> channels() {
        return channels.values().stream().map(ServedChannel::toString).sorted().toList();
    }

    /**
     * The channels of a record, at least one.
     *
     * @throws UnroutableRecordException if there is none
     */
    List<String> channelsOf(InvocationRecord record) {
        EventSource source = record.source();
        return source.type() == EventSourceType.DIRECT
                ? handling(record)
                : consumers.computeIfAbsent(source, this::consuming);
    }

    private List<String> consuming(EventSource source) {
        List<String> consuming = new ArrayList<>();
        for (ServedChannel served : channels.values()) {
            if (served.consumes(source)) {
                consuming.add(served.channel());
            }
        }
        if (consuming.isEmpty()) {
            throw MESSAGES.notConsumed(
                    source.arn(),
                    channels(),
                    source.type().connector(),
                    source.type().attribute(),
                    source.name());
        }
        consuming.sort(null);
        return consuming;
    }

    private List<String> handling(InvocationRecord record) {
        CloudEvent event = ((ReceivedMessage.Event) record.content().get()).event();
        List<String> handling = channels.keySet().stream()
                .filter(channel -> wanted.test(channel, event))
                .sorted()
                .toList();
        if (handling.isEmpty()) {
            throw MESSAGES.unwantedEvent(event.getId(), event.getType(), channels());
        }
        return handling;
    }
}

package io.eventfunctions.lambda.invocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

import io.cloudevents.CloudEvent;

import io.eventfunctions.lambda.source.Item;
import io.eventfunctions.lambda.source.Origin;
import io.eventfunctions.lambda.source.SourceKind;
import io.eventfunctions.spi.ReceivedMessage;

/**
 * Which channels an item goes to. Its source decides, by what the channels' own configuration says they consume; an event that
 * somebody invokes the function with goes to the channels whose functions want it.
 */
public final class Routes {

    private final Map<String, ServedChannel> channels;
    private final BiPredicate<String, CloudEvent> wanted;
    private final Map<Origin, List<String>> known = new ConcurrentHashMap<>();

    /**
     * Routes to channels.
     *
     * @param channels the channels that this deployment serves, with what each consumes
     * @param wanted whether a function on a channel wants an event
     */
    public Routes(Collection<ServedChannel> channels, BiPredicate<String, CloudEvent> wanted) {
        this.channels = new HashMap<>();
        channels.forEach(served -> this.channels.put(served.channel(), served));
        this.wanted = wanted;
    }

    /** The channels that there are, as people are told of them, sorted. */
    public List<String> channels() {
        return channels.values().stream().map(ServedChannel::toString).sorted().toList();
    }

    /**
     * The channels of an item, at least one.
     *
     * @throws UnroutableItemException if there is none
     */
    List<String> of(Item item) {
        Origin origin = item.origin();
        return origin.kind() == SourceKind.DIRECT ? wanting(item) : known.computeIfAbsent(origin, this::consuming);
    }

    private List<String> consuming(Origin origin) {
        List<String> consuming = new ArrayList<>();
        for (ServedChannel served : channels.values()) {
            if (served.consumes(origin)) {
                consuming.add(served.channel());
            }
        }
        if (consuming.isEmpty()) {
            throw new UnroutableItemException(
                    "The function was invoked from %s, which none of its channels consumes; they are %s. Remove the event source, give a channel the attributes connector=%s and %s=%s, or mend quarkus.event-functions.lambda.channels"
                            .formatted(
                                    origin.arn(),
                                    channels(),
                                    origin.kind().connector(),
                                    origin.kind().attribute(),
                                    origin.name()));
        }
        consuming.sort(null);
        return consuming;
    }

    private List<String> wanting(Item item) {
        CloudEvent event = ((ReceivedMessage.Event) item.content().get()).event();
        List<String> wanting = channels.keySet().stream()
                .filter(channel -> wanted.test(channel, event))
                .sorted()
                .toList();
        if (wanting.isEmpty()) {
            throw new UnroutableItemException(
                    "The function was invoked with event %s of type %s, which no function on its channels %s wants"
                            .formatted(event.getId(), event.getType(), channels()));
        }
        return wanting;
    }
}

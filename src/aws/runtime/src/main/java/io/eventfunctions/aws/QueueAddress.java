package io.eventfunctions.aws;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.eventfunctions.aws.binding.FifoIds;

/**
 * Which queue a channel leads to, as far as its attributes say.
 *
 * @param place region, endpoint and credentials; equal for channels that say the same
 * @param url the queue's URL; empty if the channel names the queue only
 * @param name the queue's name
 */
record QueueAddress(String place, String url, String name) {

    private static final String SEPARATOR = "\n";

    static QueueAddress of(String channel, Function<String, Optional<String>> attributes) {
        String place = Place.ATTRIBUTES.stream()
                .map(attribute -> attributes.apply(attribute).orElse(""))
                .collect(Collectors.joining(" "));
        String url = attributes.apply("queue.url").orElse("");
        String name = url.isEmpty() ? attributes.apply("queue").orElse(channel) : FifoIds.name(url);
        return new QueueAddress(place, url, name);
    }

    /** What {@link #toString} has made a text of. */
    static QueueAddress parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        return new QueueAddress(parts[0], parts[1], parts[2]);
    }

    /** Whether both are one queue; of a URL and a name beside it nothing speaks against it if the name is the same. */
    boolean mayBe(QueueAddress other) {
        if (!url.isEmpty() && !other.url.isEmpty()) {
            return url.equals(other.url);
        }
        return name.equals(other.name) && place.equals(other.place);
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, place, url, name);
    }
}

package io.eventfunctions.sam.deployment.template;

import java.util.regex.Pattern;

import io.eventfunctions.sam.deployment.Mistakes;
import io.eventfunctions.sam.deployment.application.Destination;
import io.eventfunctions.sam.deployment.application.Source;
import io.eventfunctions.sam.deployment.application.Way;

/** The names that queues, topics and functions will have: what they may consist of, and how long they may be. */
final class Names {

    private static final int QUEUE = 80;
    private static final int TOPIC = 256;
    private static final int FUNCTION = 64;

    private static final int BUCKET = 63;
    private static final int ACCOUNT_LENGTH = 13;

    private static final Pattern BUCKET_ALLOWED = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]+(\\.fifo)?");
    private static final Pattern MEANT_FIFO = Pattern.compile(".*[^A-Za-z0-9.]fifo|.*\\.(?!fifo$)[Ff][Ii][Ff][Oo]");

    private final Mistakes mistakes;

    Names(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** A name of which functions and dashboards may be called. */
    static String allowed(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "-");
    }

    void queue(String name, String key) {
        check("queue", name, key, QUEUE);
        // What Lambda gives up has a queue of its own, with a longer name.
        check("queue", Queues.failed(name), key, QUEUE);
    }

    /** What SNS can't deliver has a queue of its own, with a longer name, where the topic is FIFO and the queue isn't. */
    void subscribed(Source.Queue queue, String topic, String key) {
        if (Destination.isFifo(topic) && !Destination.isFifo(queue.name())) {
            check("queue", Queues.undelivered(queue.name()), key, QUEUE);
        }
    }

    void bucket(String name, String key) {
        if (!BUCKET_ALLOWED.matcher(name).matches()) {
            mistakes.add(
                    "EVF0977 %s=%s can't be the name of a bucket: it consists of small letters, digits, - and single dots",
                    key, name);
        }
        int greatest = BUCKET - ACCOUNT_LENGTH;
        if (name.length() + Template.PREFIX_LENGTH > greatest) {
            mistakes.add(
                    "EVF0977 %s=%s is longer than AWS allows: with %d characters for the environment and the account the name of a bucket has %d at most",
                    key, name, Template.PREFIX_LENGTH + ACCOUNT_LENGTH, BUCKET);
        }
    }

    void topic(String name, String key) {
        check("topic", name, key, TOPIC);
    }

    void function(String name, String channel) {
        if (name.length() + Template.PREFIX_LENGTH > FUNCTION) {
            mistakes.add(
                    "EVF0977 The function of channel %s would be called %s, which with %d characters for the environment is longer than the %d that Lambda allows: shorten the channel's name or quarkus.application.name",
                    channel, name, Template.PREFIX_LENGTH, FUNCTION);
        }
    }

    void destination(Way way) {
        String channel = "mp.messaging.outgoing." + way.channel();
        if (way.destination() instanceof Destination.Queue queue && queue.url().isEmpty()) {
            check("queue", queue.name(), channel + ".queue", QUEUE);
        } else if (way.destination() instanceof Destination.Topic topic
                && topic.arn().isEmpty()) {
            check("topic", topic.name(), channel + ".topic", TOPIC);
        }
    }

    private void check(String kind, String name, String key, int greatest) {
        if (MEANT_FIFO.matcher(name).matches()) {
            mistakes.add(
                    "EVF0975 %s=%s is the name of a standard %s: that of a FIFO %s ends with .fifo, and others may not look like it",
                    key, name, kind, kind);
        } else if (!ALLOWED.matcher(name).matches()) {
            mistakes.add(
                    "EVF0977 %s=%s can't be the name of a %s: it consists of letters, digits, - and _, and perhaps .fifo at its end",
                    key, name, kind);
        }
        if (name.length() + Template.PREFIX_LENGTH > greatest) {
            mistakes.add(
                    "EVF0977 %s=%s is longer than AWS allows: with %d characters for the environment the name of a %s has %d at most",
                    key, name, Template.PREFIX_LENGTH, kind, greatest);
        }
    }
}

package io.eventfunctions.redis;

import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * Finds a consumer name that no other process has and that a restarted process has again: the host's name, or with a number behind
 * it where several processes on the host consume the stream. Each connection carries its consumer's name, so the server's list
 * of clients shows which names are taken. Of two that take one at the same time, the connection with the lower number keeps it. If it sees
 * the other one, that has taken the name before, and does not know of it if it has looked already: so it looks again after a while.
 */
final class ConsumerNames {

    /** Whether a name is taken by another connection. */
    enum Taken {
        NO,
        /** By a connection that keeps it. */
        YES,
        /** By a connection that gives it up if it has not looked yet. */
        PERHAPS
    }

    private static final Pattern CLIENT = Pattern.compile("\\bid=(\\d+) .*?\\bname=(\\S*)");

    private final String stream;
    private final String group;
    private final Function<Request, Future<Response>> connection;
    private final Supplier<Future<Void>> wait;

    /**
     * The names of the consumers of a group.
     *
     * @param connection sends a command on the consumer's connection
     * @param wait ends when other connections have had the time to give up a name
     */
    ConsumerNames(
            String stream, String group, Function<Request, Future<Response>> connection, Supplier<Future<Void>> wait) {
        this.stream = stream;
        this.group = group;
        this.connection = connection;
        this.wait = wait;
    }

    /** The first name that is free. */
    Future<String> free() {
        return connection.apply(Request.cmd(Command.CLIENT).arg("ID")).compose(id -> free(host(), 1, id.toLong()));
    }

    private Future<String> free(String host, int number, long self) {
        String name = number == 1 ? host : host + "-" + number;
        return take(name)
                .compose(marked -> taken(name, self))
                .compose(taken -> taken == Taken.PERHAPS
                        ? wait.get().compose(ignored -> taken(name, self))
                        : Future.succeededFuture(taken))
                .compose(taken -> taken == Taken.NO ? Future.succeededFuture(name) : free(host, number + 1, self));
    }

    private Future<Taken> taken(String name, long self) {
        return connection
                .apply(Request.cmd(Command.CLIENT).arg("LIST"))
                .map(clients -> taken(clients.toString(), label(name), self));
    }

    /** Marks the connection as that of a consumer. */
    Future<Response> take(String name) {
        return connection.apply(Request.cmd(Command.CLIENT).arg("SETNAME").arg(label(name)));
    }

    /** The names of clients have no spaces. */
    private String label(String name) {
        return "event-functions:" + encoded(stream) + ":" + encoded(group) + ":" + encoded(name);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether another client has the label, in what {@code CLIENT LIST} returns. */
    static Taken taken(String clients, String label, long self) {
        Taken taken = Taken.NO;
        Matcher client = CLIENT.matcher(clients);
        while (client.find()) {
            long number = Long.parseLong(client.group(1));
            if (client.group(2).equals(label) && number != self) {
                if (number < self) {
                    return Taken.YES;
                }
                taken = Taken.PERHAPS;
            }
        }
        return taken;
    }

    /** The host's name; containers and pods have one of their own. */
    private static String host() {
        String name = System.getenv("HOSTNAME");
        if (name != null && !name.isBlank()) {
            return name;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}

package io.eventfunctions.redis;

import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/**
 * Finds a consumer name that no other process has and that a restarted process has again: the host's name, or with a number behind
 * it where several processes on the host consume the stream. Each connection carries its consumer's name, so the server's list
 * of clients shows which names are taken; of two that take one at the same time, the connection with the lower number keeps it.
 */
final class ConsumerNames {

    private static final Pattern CLIENT = Pattern.compile("\\bid=(\\d+) .*?\\bname=(\\S*)");

    private final String stream;
    private final String group;
    private final Function<Request, Future<Response>> connection;

    ConsumerNames(String stream, String group, Function<Request, Future<Response>> connection) {
        this.stream = stream;
        this.group = group;
        this.connection = connection;
    }

    /** The first name that is free. */
    Future<String> free() {
        return connection.apply(Request.cmd(Command.CLIENT).arg("ID")).compose(id -> free(host(), 1, id.toLong()));
    }

    private Future<String> free(String host, int number, long self) {
        String name = number == 1 ? host : host + "-" + number;
        return take(name)
                .compose(taken -> connection.apply(Request.cmd(Command.CLIENT).arg("LIST")))
                .compose(clients -> isTaken(clients.toString(), label(name), self)
                        ? free(host, number + 1, self)
                        : Future.succeededFuture(name));
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

    /** Whether a client with a lower number has the label, in what {@code CLIENT LIST} returns. */
    static boolean isTaken(String clients, String label, long self) {
        Matcher client = CLIENT.matcher(clients);
        while (client.find()) {
            if (client.group(2).equals(label) && Long.parseLong(client.group(1)) < self) {
                return true;
            }
        }
        return false;
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

package io.eventfunctions.redis.deployment;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client that knows the protocol of Redis and nothing else. */
public final class PlainRedis implements AutoCloseable {

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    /** Connects to a server on loopback. */
    public PlainRedis(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = socket.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a command to the server of the tests; byte arrays as they are, of anything else the text. */
    public static Object command(Object... parts) {
        return commandOn(RedisTestServer.port(), parts);
    }

    /** Sends a command to a server on loopback. */
    public static Object commandOn(int port, Object... parts) {
        try (PlainRedis redis = new PlainRedis(port)) {
            return redis.send(parts);
        }
    }

    /** Answers are {@code null}, {@link Long}, text, or lists of these; bytes are ISO-8859-1 text. */
    public Object send(Object... parts) {
        try {
            out.write(("*" + parts.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
            for (Object part : parts) {
                byte[] bytes =
                        part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8);
                out.write(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(bytes);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next answer, or the next message of a subscription. */
    public Object read() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case '-' -> throw new RedisError(rest);
            case ':' -> Long.valueOf(rest);
            case '$' -> bulk(Integer.parseInt(rest));
            case '*' -> array(Integer.parseInt(rest));
            default -> throw new IOException("Not an answer: " + line);
        };
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.readUnsignedByte();
        while (next != '\r') {
            line.append((char) next);
            next = in.readUnsignedByte();
        }
        in.readUnsignedByte();
        return line.toString();
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        byte[] bytes = in.readNBytes(length);
        in.readNBytes(2);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private List<Object> array(int length) throws IOException {
        if (length < 0) {
            return null;
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(read());
        }
        return elements;
    }

    /** The fields of each entry of a stream. */
    public static List<Map<String, String>> entries(String stream) {
        return entries(stream, "-", "+");
    }

    /** The fields of the entries of a stream whose ids are in a range. */
    private static List<Map<String, String>> entries(String stream, String from, String to) {
        List<Map<String, String>> entries = new ArrayList<>();
        for (Object entry : (List<?>) command("XRANGE", stream, from, to)) {
            List<?> flat = (List<?>) ((List<?>) entry).get(1);
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < flat.size(); i += 2) {
                fields.put(flat.get(i).toString(), flat.get(i + 1).toString());
            }
            entries.add(fields);
        }
        return entries;
    }

    /** How many entries are pending in a group. */
    public static long pending(String stream, String group) {
        return (Long) ((List<?>) command("XPENDING", stream, group)).get(0);
    }

    /** The ids of the entries that have been pending in a group for a while without a sign of life. */
    public static List<String> pendingIds(String stream, String group, long idleMillis) {
        return ((List<?>) command("XPENDING", stream, group, "IDLE", idleMillis, "-", "+", 1000))
                .stream().map(entry -> ((List<?>) entry).get(0).toString()).toList();
    }

    /** How often each pending entry of a group counts as delivered, in the order of the stream. */
    public static List<Long> deliveries(String stream, String group) {
        return ((List<?>) command("XPENDING", stream, group, "-", "+", 1000))
                .stream().map(entry -> (Long) ((List<?>) entry).get(3)).toList();
    }

    /** The fields of the entries that any consumer of a group may claim, because they were idle for so long. */
    public static List<Map<String, String>> claimable(String stream, String group, long idleMillis) {
        return pendingIds(stream, group, idleMillis).stream()
                .flatMap(id -> entries(stream, id, id).stream())
                .toList();
    }

    /** The fields of the entries that no consumer of a group has read. */
    public static List<Map<String, String>> unread(String stream, String group) {
        for (Object each : (List<?>) command("XINFO", "GROUPS", stream)) {
            List<?> about = (List<?>) each;
            if (group.equals(about.get(about.indexOf("name") + 1))) {
                return entries(stream, "(" + about.get(about.indexOf("last-delivered-id") + 1), "+");
            }
        }
        throw new IllegalStateException("Stream " + stream + " has no group " + group);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

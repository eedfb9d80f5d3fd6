package io.eventfunctions.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** Functions for AWS's runtime for Java, one for each thing that a function may do. */
public final class Handlers {

    private Handlers() {}

    /** Answers with its event. */
    public static final class Echo implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
            event.transferTo(answer);
        }
    }

    /** Answers with its process and how many invocations that has had; a line in the log with each. */
    public static final class Counting implements RequestStreamHandler {

        private int invocations;

        @Override
        public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
            invocations++;
            System.out.println("invocation " + invocations);
            write(answer, ProcessHandle.current().pid() + " " + invocations);
        }
    }

    /** Writes its environment variables and its event into the file that one of them names. */
    public static final class Recording implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
            List<String> lines = new ArrayList<>();
            System.getenv().forEach((name, value) -> lines.add(name + "=" + value));
            lines.add(read(event));
            Files.write(Path.of(System.getenv("RECORD")), lines);
        }
    }

    /** Ends as its event says: exit, sleep, throw, to the limit of its time; or answers with its process. */
    public static final class Obedient implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
            switch (read(event)) {
                case "exit" -> System.exit(3);
                case "sleep" -> sleep(Long.MAX_VALUE);
                case "to the limit" -> sleep(context.getRemainingTimeInMillis());
                case "throw" -> throw new IllegalStateException("this event can't be handled");
                default -> write(answer, String.valueOf(ProcessHandle.current().pid()));
            }
        }
    }

    /** Answers with its process when as many as its event's second word says are in the directory of the first. */
    public static final class Meeting implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
            String[] words = read(event).split(" ");
            Path directory = Path.of(words[0]);
            String self = String.valueOf(ProcessHandle.current().pid());
            Files.writeString(directory.resolve(self), "");
            while (present(directory) < Integer.parseInt(words[1])) {
                Thread.onSpinWait();
            }
            write(answer, self);
        }

        private static long present(Path directory) throws IOException {
            try (Stream<Path> files = Files.list(directory)) {
                return files.count();
            }
        }
    }

    /** Answers with as many bytes as its event says. */
    public static final class Sized implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
            answer.write(new byte[Integer.parseInt(read(event))]);
        }
    }

    /** Answers with its environment variables and what its context says, as properties. */
    public static final class Describing implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
            Properties properties = new Properties();
            properties.putAll(new TreeMap<>(System.getenv()));
            properties.setProperty("context.requestId", context.getAwsRequestId());
            properties.setProperty("context.arn", context.getInvokedFunctionArn());
            properties.setProperty("context.name", context.getFunctionName());
            properties.setProperty("context.memory", String.valueOf(context.getMemoryLimitInMB()));
            properties.setProperty("context.remaining", String.valueOf(context.getRemainingTimeInMillis()));
            properties.setProperty("trace", System.getProperty("com.amazonaws.xray.traceHeader"));
            properties.setProperty("directory", System.getProperty("user.dir"));
            properties.store(answer, null);
        }
    }

    /** Can't be created. */
    public static final class Unable implements RequestStreamHandler {

        public Unable() {
            throw new IllegalStateException("no database");
        }

        @Override
        public void handleRequest(InputStream event, OutputStream answer, Context context) {}
    }

    private static String read(InputStream event) throws IOException {
        return new String(event.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void write(OutputStream answer, String text) throws IOException {
        answer.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.eventfunctions.benchmarks.lambda.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many classes a JVM has loaded, according to its log.
 *
 * @param all all of them
 * @param ofLibraries those of neither the JDK nor a lambda expression or proxy, whose number depends on the JDK
 */
public record LoadedClasses(int all, int ofLibraries) {

    private static final Pattern LOADED = Pattern.compile(".*\\] (\\S+) source: .*");
    private static final Pattern OF_THE_JDK = Pattern.compile(
            "(java|javax\\.(crypto|management|naming|net|security|sql|xml)|jdk|sun|com\\.sun)\\..*|.*(/0x|\\$Proxy).*");

    /** The option that lets a JVM write such a log. */
    public static String option(Path log) {
        return "-Xlog:class+load:file=" + log;
    }

    /** Counts the classes in a log. */
    public static LoadedClasses in(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> names = lines.map(LOADED::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .toList();
            long ofTheJdk = names.stream()
                    .filter(name -> OF_THE_JDK.matcher(name).matches())
                    .count();
            return new LoadedClasses(names.size(), names.size() - Math.toIntExact(ofTheJdk));
        }
    }
}

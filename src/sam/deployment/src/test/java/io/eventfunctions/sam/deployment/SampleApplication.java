package io.eventfunctions.sam.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.sam.deployment.application.Catalogue;
import io.eventfunctions.sam.deployment.application.Trigger;
import io.eventfunctions.sam.deployment.config.DeployedProfile;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.generator.ApplicationTemplate;

/**
 * A tiny application in a directory of {@code src/test/resources/sam}: its configuration in {@code application.properties}, its
 * functions in {@code functions.txt}, one a line: {@code name: channel [event type] -> channel}.
 */
final class SampleApplication {

    static final Path ALL = Path.of("src", "test", "resources", "sam");

    private static final Pattern FUNCTION = Pattern.compile("(\\w+): (\\S+)(?: \\[([^]]+)])?(?: -> (\\S+))?");
    private static final Pattern OUTGOING = Pattern.compile("mp\\.messaging\\.outgoing\\.(.+)\\.connector");

    private final Path directory;
    private final Map<String, String> properties;

    private SampleApplication(Path directory, Map<String, String> properties) {
        this.directory = directory;
        this.properties = properties;
    }

    static SampleApplication named(String name) {
        Path directory = ALL.resolve(name);
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(directory.resolve("application.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> map = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
        return new SampleApplication(directory, map);
    }

    static List<String> names() {
        try (Stream<Path> directories = Files.list(ALL)) {
            return directories
                    .filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application with another value of a key. */
    SampleApplication with(String key, String value) {
        Map<String, String> changed = new TreeMap<>(properties);
        changed.put(key, value);
        return new SampleApplication(directory, changed);
    }

    /** The application without a key. */
    SampleApplication without(String key) {
        Map<String, String> changed = new TreeMap<>(properties);
        changed.remove(key);
        return new SampleApplication(directory, changed);
    }

    Path template() {
        return directory.resolve("template.yaml");
    }

    /** The template that the generator makes. */
    String generate() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(SamConfig.class)
                .withSources(new PropertiesConfigSource(properties, "sample", 100))
                .withProfile("prod")
                .build();
        SamConfig sam = config.getConfigMapping(SamConfig.class);
        return new ApplicationTemplate(sam, DeployedProfile.of(config, sam.profile()))
                .of(catalogue(), directory.resolve("sam"));
    }

    private Catalogue catalogue() {
        List<Trigger> triggers = new ArrayList<>();
        Set<String> incoming = new TreeSet<>();
        Set<String> outgoing = new TreeSet<>();
        boolean http = false;
        boolean publishes = false;
        for (String line : lines()) {
            http |= line.equals("http");
            publishes |= line.equals("publishes");
            Matcher function = FUNCTION.matcher(line);
            if (function.matches()) {
                incoming.add(function.group(2));
                Optional.ofNullable(function.group(4)).ifPresent(outgoing::add);
                triggers.add(new Trigger(
                        function.group(1),
                        List.of(function.group(2)),
                        Optional.ofNullable(function.group(4)),
                        Optional.ofNullable(function.group(3))));
            }
        }
        for (String key : properties.keySet()) {
            Matcher connector = OUTGOING.matcher(key);
            if (connector.matches()) {
                outgoing.add(connector.group(1).replace("\"", ""));
            }
        }
        return new Catalogue(
                "shop", triggers, new ChannelNames(List.copyOf(incoming), List.copyOf(outgoing)), publishes, http);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(directory.resolve("functions.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

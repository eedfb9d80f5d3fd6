package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.configuration.DurationConverter;

import io.eventfunctions.delivery.DeliveryPolicy.OnExpiry;
import io.eventfunctions.delivery.DeliveryPolicy.Ordering;
import io.eventfunctions.delivery.PolicySettings.Setting;
import io.eventfunctions.i18n.CoreMessages;

/** Reads a policy; a wrong value stops the start with the key, the value and what is allowed. */
public final class PolicyReader {

    /** The key that names classes. */
    public static final String NO_RETRY_ON = "no-retry-on";

    private static final PolicySettings NOTHING_SET = new PolicySettings() {
        @Override
        public Optional<Setting> find(String name) {
            return Optional.empty();
        }

        @Override
        public Set<Setting> all() {
            return Set.of();
        }
    };

    private static final String DURATION = "a duration such as 500ms, 30s or 15m";
    private static final int GREATEST = 100_000;

    private final PolicySettings settings;
    private final Set<String> known = new LinkedHashSet<>();

    private PolicyReader(PolicySettings settings) {
        this.settings = settings;
    }

    /**
     * The policy of a channel.
     *
     * @throws IllegalStateException for a value that isn't allowed or a key that doesn't exist
     */
    public static DeliveryPolicy read(String channel, PolicySettings settings) {
        return new PolicyReader(settings).policy(channel);
    }

    /** The names of all keys, as they follow {@code delivery.}. */
    public static Set<String> keys() {
        PolicyReader reader = new PolicyReader(NOTHING_SET);
        reader.policy("");
        return reader.known;
    }

    private DeliveryPolicy policy(String channel) {
        DeliveryPolicy policy = new DeliveryPolicy(
                channel,
                value("ttl", PolicyReader::positive, DURATION),
                choice("on-expiry", OnExpiry.values(), OnExpiry.DISCARD),
                number("retry", 0, 3),
                new Backoff(
                        choice("backoff", Backoff.Growth.values(), Backoff.Growth.EXPONENTIAL),
                        value("backoff-delay", PolicyReader::notNegative, DURATION)
                                .orElse(Duration.ofMillis(200)),
                        value("backoff-max", PolicyReader::positive, DURATION).orElse(Duration.ofSeconds(30)),
                        value("jitter", PolicyReader::share, "a number from 0 to 1")
                                .orElse(0.2)),
                value("timeout", PolicyReader::positive, DURATION),
                value(NO_RETRY_ON, PolicyReader::classes, "names of exception classes, separated by commas")
                        .orElse(Set.of()),
                value("dead-letter", Function.identity(), "the name of an outgoing channel"),
                choice("ordering", Ordering.values(), Ordering.KEY),
                number("concurrency", 1, 16),
                number("prefetch", 1),
                value("deduplication", Function.identity(), "none, memory or a store's name")
                        .filter(Predicate.not("none"::equals)),
                value("deduplication-window", PolicyReader::positive, DURATION).orElse(Duration.ofHours(1)));
        refuseUnknownKeys();
        requireDeadLetterChannel(policy);
        return policy;
    }

    private <T> Optional<T> value(String name, Function<String, T> parser, String allowed) {
        known.add(name);
        return settings.find(name).map(setting -> parse(setting, parser, allowed));
    }

    private int number(String name, int least, int usual) {
        return number(name, least).orElse(usual);
    }

    private Optional<Integer> number(String name, int least) {
        String allowed = "a whole number from " + least + " to " + GREATEST;
        Function<String, Integer> parser = text -> {
            int number = Integer.parseInt(text);
            require(number >= least && number <= GREATEST);
            return number;
        };
        return value(name, parser, allowed);
    }

    private <E extends Enum<E>> E choice(String name, E[] values, E usual) {
        String allowed = Arrays.stream(values).map(PolicyReader::nameOf).collect(Collectors.joining(", "));
        Function<String, E> parser = text -> Arrays.stream(values)
                .filter(value -> nameOf(value).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
        return value(name, parser, allowed).orElse(usual);
    }

    private static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> T parse(Setting setting, Function<String, T> parser, String allowed) {
        try {
            return parser.apply(setting.value().strip());
        } catch (IllegalArgumentException e) {
            throw CoreMessages.CHANNEL.invalidValue(
                    setting.value(),
                    setting.key(),
                    e instanceof NoSuchClass ? allowed + "; " + e.getMessage() : allowed);
        }
    }

    private void refuseUnknownKeys() {
        for (Setting setting : settings.all()) {
            String name = setting.key().substring(setting.key().lastIndexOf(".delivery.") + ".delivery.".length());
            if (!known.contains(name)) {
                throw CoreMessages.CHANNEL.unknownKey(setting.key(), "incoming", known);
            }
        }
    }

    private void requireDeadLetterChannel(DeliveryPolicy policy) {
        if (policy.onExpiry() == OnExpiry.DEAD_LETTER && policy.deadLetter().isEmpty()) {
            throw CoreMessages.CHANNEL.noDeadLetterChannel(policy.channel());
        }
    }

    private static Duration positive(String text) {
        Duration duration = notNegative(text);
        require(!duration.isZero());
        return duration;
    }

    private static Duration notNegative(String text) {
        Duration duration = DurationConverter.parseDuration(text);
        require(!duration.isNegative());
        return duration;
    }

    private static double share(String text) {
        double share = Double.parseDouble(text);
        require(share >= 0 && share <= 1);
        return share;
    }

    private static Set<String> classes(String text) {
        Set<String> names = names(text);
        for (String name : names) {
            try {
                Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                missing(name);
            }
        }
        return names;
    }

    /** Failures are compared by name; a native image can look up only the classes that its build found in the same key. */
    private static void missing(String name) {
        if (ImageMode.current() != ImageMode.NATIVE_RUN) {
            throw new NoSuchClass("there is no class " + name);
        }
        CoreMessages.CHANNEL.uncheckedExceptionClass(name);
    }

    /** The names in a value of {@value #NO_RETRY_ON}, whether there are such classes or not. */
    public static Set<String> names(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }

    private static final class NoSuchClass extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        NoSuchClass(String message) {
            super(message);
        }
    }
}

package io.eventfunctions.sam.deployment.function;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.iam.ExecutionRole;
import io.eventfunctions.sam.deployment.monitoring.Alarm;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;

/** A function of Lambda while it is being described: what invokes it, what it may do, and its environment variables. */
public final class LambdaFunction {

    private final String id;
    private final String name;
    private final YamlMapping events = YamlMapping.empty();
    private final YamlMapping variables = YamlMapping.empty();
    private final YamlMapping substitutes = YamlMapping.empty();
    private final Set<String> settings = new TreeSet<>();
    private final List<Node> deployed = new ArrayList<>();
    private final YamlMapping further = YamlMapping.empty();
    private final ExecutionRole role = new ExecutionRole();
    private final Map<String, Alarm> alarms = new LinkedHashMap<>();
    private @Nullable Duration longest;

    /**
     * A function.
     *
     * @param id its logical id
     * @param name its name, without that of the environment
     */
    public LambdaFunction(String id, String name) {
        this.id = id;
        this.name = name;
    }

    /**
     * The function of a channel, or of {@code http}.
     *
     * @param application the application's name
     */
    static String id(String application, String channel) {
        return LogicalIds.of(application) + LogicalIds.of(channel) + "Function";
    }

    /** The function that delivers the events of a channel. */
    public static LambdaFunction of(String application, Channel channel) {
        return new LambdaFunction(
                id(application, channel.name()), ResourceNames.allowed(application + "-" + channel.name()));
    }

    /** Its logical id. */
    public String id() {
        return id;
    }

    /** Its name, without that of the environment. */
    public String name() {
        return name;
    }

    /** What it may do. */
    public ExecutionRole role() {
        return role;
    }

    /**
     * Adds what invokes it. The second of two with one id gets a number.
     *
     * @param type the type of the event source, as SAM has it
     */
    public void event(String eventId, String type, YamlMapping properties) {
        String name = eventId;
        for (int number = 2; events.get(name).isPresent(); number++) {
            name = eventId + number;
        }
        events.put(name, YamlMapping.empty().put("Type", type).put("Properties", properties));
    }

    /** Sets an environment variable. */
    public void variable(String variable, Object value) {
        if (variables.get(variable).isEmpty()) {
            variables.put(variable, value);
        }
    }

    /** Sets a key of the application's configuration that the template knows the value of, such as {@code ${PaymentsQueue}}. */
    public void setting(String key, String value) {
        settings.add(key + "=" + value);
    }

    /** Gives a name to a value, for settings with {@code ${name}} in them. */
    public void substitute(String variable, Node value) {
        substitutes.put(variable, value);
    }

    /**
     * Names parameters whose values the function gets. Another value of one doesn't change the template, so SAM needs another hint
     * to publish a new version.
     */
    public void deployedWith(Node... parameters) {
        deployed.addAll(List.of(parameters));
    }

    /** What changes with the values of these parameters; empty if there are none. */
    Optional<Node> deployed() {
        return Optional.of(deployed)
                .filter(nodes -> !nodes.isEmpty())
                .map(nodes -> Intrinsics.join(" ", YamlNodes.line(nodes.toArray())));
    }

    /** Properties that this function has beside those of all. */
    public YamlMapping further() {
        return further;
    }

    /** Limits its timeout to how long its callers wait. */
    void answersWithin(Duration wait) {
        longest = wait;
    }

    /** The timeout of an invocation. */
    Duration timeout(Duration configured) {
        return longest == null || configured.compareTo(longest) <= 0 ? configured : longest;
    }

    /** Has something watched beside its errors and throttles. */
    public void alarm(Alarm alarm) {
        alarms.putIfAbsent(alarm.id(), alarm);
    }

    /** What is watched beside its errors and throttles. */
    Collection<Alarm> alarms() {
        return alarms.values();
    }

    /** What invokes it. */
    YamlMapping events() {
        return events;
    }

    /** The environment variables. */
    YamlMapping variables() {
        if (!settings.isEmpty()) {
            variable("EVENT_FUNCTIONS_SETTINGS", lines());
        }
        return variables;
    }

    private Node lines() {
        String text = String.join("\n", settings) + "\n";
        return substitutes.isEmpty() ? Intrinsics.subLines(text) : Intrinsics.subLines(text, substitutes.node());
    }
}

package io.eventfunctions.sam.deployment.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;

/** A function of Lambda while it is being described: what invokes it, what it may do, and what it is told. */
final class LambdaFunction {

    private final String id;
    private final String name;
    private final Mapping events = Mapping.empty();
    private final Mapping variables = Mapping.empty();
    private final Mapping substitutes = Mapping.empty();
    private final Set<String> settings = new TreeSet<>();
    private final List<Node> deployed = new ArrayList<>();
    private final Mapping further = Mapping.empty();
    private final Role role = new Role();

    /**
     * A function.
     *
     * @param id its logical id
     * @param name its name, without the environment's
     */
    LambdaFunction(String id, String name) {
        this.id = id;
        this.name = name;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    /** Adds what invokes it; of two whose names differ in nothing that a logical id may have, the second gets a number. */
    void event(String eventId, String type, Mapping properties) {
        String name = eventId;
        for (int number = 2; events.get(name).isPresent(); number++) {
            name = eventId + number;
        }
        events.put(name, Mapping.empty().put("Type", type).put("Properties", properties));
    }

    /** Sets an environment variable. */
    void variable(String variable, Object value) {
        if (variables.get(variable).isEmpty()) {
            variables.put(variable, value);
        }
    }

    /** Sets a key of the application's configuration that the template knows the value of, such as {@code ${PaymentsQueue}}. */
    void setting(String key, String value) {
        settings.add(key + "=" + value);
    }

    /** Gives a name to a value, for settings with {@code ${name}} in them. */
    void substitute(String variable, Node value) {
        substitutes.put(variable, value);
    }

    /**
     * Says what the function is told by parameters. Another value of one is no change of the template, by which SAM would know that a
     * new version is to be published.
     */
    void deployedWith(Node... parameters) {
        deployed.addAll(List.of(parameters));
    }

    /** What tells the values of parameters that were deployed from those before them, if there are such parameters. */
    Optional<Node> deployed() {
        return Optional.of(deployed)
                .filter(nodes -> !nodes.isEmpty())
                .map(nodes -> Nodes.join(" ", Nodes.line(nodes.toArray())));
    }

    /** Properties that this function has and others may not. */
    Mapping further() {
        return further;
    }

    Mapping events() {
        return events;
    }

    /** The environment variables. */
    Mapping variables() {
        if (!settings.isEmpty()) {
            variable("EVENT_FUNCTIONS_SETTINGS", lines());
        }
        return variables;
    }

    private Node lines() {
        String text = String.join("\n", settings) + "\n";
        return substitutes.isEmpty() ? Nodes.subLines(text) : Nodes.subLines(text, substitutes);
    }
}

package io.eventfunctions.sam.deployment.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.Mistakes;
import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.YamlText;

/** Who consumes which queue: each of its messages goes to one consumer, so that there must not be another. */
final class Consumers {

    private final Mistakes mistakes;
    private final Map<String, String> byQueue = new HashMap<>();

    Consumers(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Tells of queues that functions of two modules consume. */
    void check(List<Module> modules) {
        for (Module module : modules) {
            for (MappingNode function : Globals.functions(module)) {
                Mapping.member(function, "Properties")
                        .flatMap(properties -> Mapping.member(properties, "Events"))
                        .ifPresent(events -> events.getValue()
                                .forEach(event -> queue(event.getValueNode()).ifPresent(queue -> note(queue, module))));
            }
        }
    }

    private void note(Node queue, Module module) {
        String name = YamlText.print(queue).strip();
        String other = byQueue.putIfAbsent(name, module.name());
        if (other != null && !other.equals(module.name())) {
            mistakes.add(
                    "EVF0974 %s and %s both consume the queue %s, whose messages are for one of them only: give one's channel another queue, or both queues of their own on one topic",
                    other, module.name(), name);
        }
    }

    private static Optional<Node> queue(Node event) {
        return event instanceof MappingNode mapping
                ? Mapping.member(mapping, "Properties")
                        .flatMap(properties -> Mapping.of(properties).get("Queue"))
                : Optional.empty();
    }
}

package io.eventfunctions.sam.deployment.merge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** Which module consumes which queue. A message goes to one consumer only, so a queue must not have two. */
final class QueueConsumers {

    private final TemplateProblems problems;
    private final Map<String, String> byQueue = new HashMap<>();

    QueueConsumers(TemplateProblems problems) {
        this.problems = problems;
    }

    /** Reports queues that functions of two modules consume. */
    void check(List<ModuleTemplate> modules) {
        for (ModuleTemplate module : modules) {
            for (MappingNode function : FunctionGlobals.functions(module)) {
                YamlMapping.member(function, "Properties")
                        .flatMap(properties -> YamlMapping.member(properties, "Events"))
                        .ifPresent(events -> events.getValue()
                                .forEach(event -> queue(event.getValueNode()).ifPresent(queue -> note(queue, module))));
            }
        }
    }

    private void note(Node queue, ModuleTemplate module) {
        String name = YamlText.print(queue).strip();
        String other = byQueue.putIfAbsent(name, module.name());
        if (other != null && !other.equals(module.name())) {
            problems.add(MESSAGES.applicationsShareQueue(other, module.name(), name));
        }
    }

    private static Optional<Node> queue(Node event) {
        return event instanceof MappingNode mapping
                ? YamlMapping.member(mapping, "Properties")
                        .flatMap(properties -> YamlMapping.of(properties).get("Queue"))
                : Optional.empty();
    }
}

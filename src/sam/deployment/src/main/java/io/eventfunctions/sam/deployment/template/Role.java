package io.eventfunctions.sam.deployment.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.yaml.Mapping;
import io.eventfunctions.sam.deployment.yaml.Nodes;
import io.eventfunctions.sam.deployment.yaml.YamlText;

/** What one function may do, resource by resource; nothing else is allowed. */
final class Role {

    private final Map<String, Node> statements = new TreeMap<>();
    private final Map<String, Node> last = new TreeMap<>();

    /** Lets it do something with one resource; said twice, it is there once, and of another resource under another name. */
    void allow(String sid, Node resource, String... actions) {
        String name = sid;
        for (int number = 2; isTaken(name, resource); number++) {
            name = sid + number;
        }
        statements.put(
                name,
                Mapping.empty()
                        .put("Sid", name)
                        .put("Effect", "Allow")
                        .put("Action", actions.length == 1 ? actions[0] : Nodes.line((Object[]) actions))
                        .put("Resource", resource)
                        .node());
    }

    private boolean isTaken(String sid, Node resource) {
        return statements.containsKey(sid)
                && Mapping.of((MappingNode) statements.get(sid))
                        .get("Resource")
                        .filter(other -> YamlText.same(other, resource))
                        .isEmpty();
    }

    /** Adds a statement that is there under a condition, or whose resource has a reason; said twice, it is there once. */
    void allowOnce(String sid, Object statement) {
        last.putIfAbsent(sid, Nodes.of(statement));
    }

    /** The role, which only Lambda assumes. */
    Mapping properties() {
        List<Object> all = new ArrayList<>(statements.values());
        all.addAll(last.values());
        return Mapping.empty()
                .put("AssumeRolePolicyDocument", Policies.assumedBy("lambda.amazonaws.com"))
                .put(
                        "Policies",
                        List.of(Mapping.empty()
                                .put("PolicyName", "its-own-resources")
                                .put("PolicyDocument", Policies.document(all))));
    }
}

package io.eventfunctions.sam.deployment.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;
import io.eventfunctions.sam.deployment.yaml.YamlText;

/**
 * The execution role of one function: it allows what the function needs, resource by resource, and nothing else.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html">Execution roles</a>
 */
public final class ExecutionRole {

    private final Map<String, Node> statements = new TreeMap<>();
    private final Map<String, Node> last = new TreeMap<>();

    /**
     * Allows actions on one resource. The same statement twice is written once; the same id for another resource gets a number.
     *
     * @param sid the id of the statement
     */
    public void allow(String sid, Node resource, String... actions) {
        String name = sid;
        for (int number = 2; isTaken(name, resource); number++) {
            name = sid + number;
        }
        statements.put(
                name,
                YamlMapping.empty()
                        .put("Sid", name)
                        .put("Effect", "Allow")
                        .put("Action", actions.length == 1 ? actions[0] : YamlNodes.line((Object[]) actions))
                        .put("Resource", resource)
                        .node());
    }

    private boolean isTaken(String sid, Node resource) {
        return statements.containsKey(sid)
                && YamlMapping.of((MappingNode) statements.get(sid))
                        .get("Resource")
                        .filter(other -> YamlText.same(other, resource))
                        .isEmpty();
    }

    /** Adds a statement that has a condition or a comment; of several with one id the first stays. */
    public void allowOnce(String sid, Object statement) {
        last.putIfAbsent(sid, YamlNodes.of(statement));
    }

    /** The properties of the role, which only Lambda assumes. */
    public YamlMapping properties() {
        List<Object> all = new ArrayList<>(statements.values());
        all.addAll(last.values());
        return YamlMapping.empty()
                .put("AssumeRolePolicyDocument", PolicyDocuments.assumedBy("lambda.amazonaws.com"))
                .put(
                        "Policies",
                        List.of(YamlMapping.empty()
                                .put("PolicyName", "its-own-resources")
                                .put("PolicyDocument", PolicyDocuments.of(all))));
    }
}

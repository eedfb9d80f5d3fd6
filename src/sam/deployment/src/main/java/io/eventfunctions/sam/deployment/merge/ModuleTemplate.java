package io.eventfunctions.sam.deployment.merge;

import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * A module's template.
 *
 * @param name the module's path from where the merged template will be, such as {@code functions/orders}
 * @param template the template, with paths that start in the module's directory {@code target}
 */
public record ModuleTemplate(String name, MappingNode template) {

    /** A path in the module's template, as it is in the merged one. */
    String path(String path) {
        return path.equals(".") ? name + "/target" : name + "/target/" + path;
    }
}

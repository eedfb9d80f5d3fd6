package io.eventfunctions.sam.deployment.yaml;

import org.yaml.snakeyaml.nodes.Node;

/** Something that stands in a YAML document. */
interface YamlPart {

    /** It as a part of the document. */
    Node node();
}

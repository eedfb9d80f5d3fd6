/** YAML documents as trees of nodes, with tags and comments. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.eventfunctions.sam.deployment.yaml;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;

package io.eventfunctions.local.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** The samples of AWS's documentation, and what makes two documents alike. */
final class Sample {

    private Sample() {}

    static JsonNode named(String name) {
        try (InputStream stream = Sample.class.getResourceAsStream(name)) {
            return AwsJson.MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The paths of a document with the types of their values, in order. */
    static List<String> shape(JsonNode document) {
        List<String> paths = new ArrayList<>();
        add("", document, paths);
        return paths;
    }

    private static void add(String path, JsonNode node, List<String> paths) {
        if (node.isObject()) {
            node.properties().forEach(field -> add(path + "/" + field.getKey(), field.getValue(), paths));
        } else if (node.isArray()) {
            node.forEach(item -> add(path + "/[]", item, paths));
        } else {
            paths.add(path + " " + node.getNodeType());
        }
    }
}

package io.eventfunctions.sam.deployment.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** Hand-written parts of a template: keys are added to those that are there, and items to lists; nothing is replaced. */
public final class Additions {

    private final String file;
    private final TemplateProblems problems;

    private Additions(String file, TemplateProblems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * Merges all {@code *.yaml} of a directory into a template, in the order of their names.
     *
     * @param directory it need not be there
     */
    public static void merge(Path directory, MappingNode template, TemplateProblems problems) {
        for (Path file : files(directory)) {
            String name = directory.getParent().relativize(file).toString();
            try {
                new Additions(name, problems).into(template, YamlText.parse(name, Files.readString(file)), "");
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException(MESSAGES.additionNotRead(file), e);
            }
        }
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(MESSAGES.additionsNotListed(directory), e);
        }
    }

    private void into(MappingNode template, MappingNode added, String path) {
        YamlMapping there = YamlMapping.of(template);
        for (NodeTuple tuple : added.getValue()) {
            String key = YamlMapping.key(tuple);
            Node value = there.get(key).orElse(null);
            if (value == null) {
                template.getValue().add(tuple);
            } else {
                both(value, tuple.getValueNode(), path + "/" + key);
            }
        }
    }

    private void both(Node there, Node added, String path) {
        if (there instanceof MappingNode one && added instanceof MappingNode other) {
            into(one, other, path);
        } else if (isList(there) && isList(added)) {
            ((SequenceNode) there).getValue().addAll(((SequenceNode) added).getValue());
        } else if (!YamlText.same(there, added)) {
            problems.add(MESSAGES.conflictingAddition(file, path, text(added), text(there)));
        }
    }

    private static boolean isList(Node node) {
        return node instanceof SequenceNode && node.getTag().equals(Tag.SEQ);
    }

    private static String text(Node node) {
        return YamlText.print(node).strip();
    }
}

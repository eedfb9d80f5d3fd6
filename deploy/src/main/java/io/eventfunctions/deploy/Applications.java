package io.eventfunctions.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** The applications in a directory: each folder with a {@code pom.xml} is one. */
final class Applications {

    private static final String POM = "pom.xml";
    private static final String ARTIFACT = "artifactId";

    private final Path directory;

    Applications(Path directory) {
        this.directory = directory;
    }

    /**
     * Requires that a module depends on each, so that they are built before it: else the template would be made without them, or of
     * what an earlier build has left.
     *
     * @throws IllegalStateException with those that are missing
     */
    void requireIn(Path pom) throws IOException {
        TreeSet<String> missing = new TreeSet<>(names());
        if (missing.isEmpty()) {
            return;
        }
        missing.removeAll(artifacts(root(pom).getElementsByTagName(ARTIFACT)));
        if (!missing.isEmpty()) {
            throw MESSAGES.missingDependencies(
                    pom.getParent().getFileName().resolve(POM), String.join(", ", missing), directory.getFileName());
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.map(folder -> folder.resolve(POM))
                    .filter(Files::exists)
                    .map(Applications::artifact)
                    .toList();
        }
    }

    /** The project's own, not that of its parent. */
    private static String artifact(Path pom) {
        return artifacts(root(pom).getChildNodes()).get(0);
    }

    private static Element root(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw MESSAGES.unreadablePom(pom, e);
        }
    }

    private static List<String> artifacts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeName().equals(ARTIFACT))
                .map(Node::getTextContent)
                .map(String::strip)
                .toList();
    }
}

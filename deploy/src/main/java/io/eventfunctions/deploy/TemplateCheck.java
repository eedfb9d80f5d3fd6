package io.eventfunctions.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;

import io.eventfunctions.sam.deployment.merge.ModuleTemplate;
import io.eventfunctions.sam.deployment.merge.RootTemplate;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** Compares the {@code template.yaml} that is checked in with what the modules below {@code functions/} make now, or writes it. */
public final class TemplateCheck {

    /** What renews it. */
    static final String COMMAND = "./mvnw verify -pl deploy -am -DskipTests -Dtemplate.update";

    private static final String FILE = "template.yaml";
    private static final String FUNCTIONS = "functions";
    private static final int LINES_AROUND = 3;

    private TemplateCheck() {}

    /**
     * Checks or writes.
     *
     * @param arguments the repository's root, and whether the template is to be written, {@code true} or {@code false}
     * @throws IllegalStateException if the template is to be checked and is another
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        new Applications(root.resolve(FUNCTIONS))
                .requireIn(root.resolve("deploy").resolve("pom.xml"));
        String fresh = fresh(root);
        Path file = root.resolve(FILE);
        String difference = difference(Files.exists(file) ? Files.readString(file) : "", fresh);
        if (Boolean.parseBoolean(arguments[1])) {
            Files.writeString(file, fresh);
            System.out.println(difference.isEmpty() ? FILE + " is as it was" : difference);
            return;
        }
        if (!difference.isEmpty()) {
            throw MESSAGES.outOfDate(FILE, COMMAND, difference);
        }
    }

    /** The template of all functions. */
    static String fresh(Path root) throws IOException {
        List<ModuleTemplate> modules = new ArrayList<>();
        try (Stream<Path> directories = Files.list(root.resolve(FUNCTIONS))) {
            for (Path directory : directories.sorted().toList()) {
                Path template = directory.resolve("target").resolve(FILE);
                if (Files.exists(template)) {
                    String name = FUNCTIONS + "/" + directory.getFileName();
                    modules.add(new ModuleTemplate(name, YamlText.parse(name, Files.readString(template))));
                }
            }
        }
        TemplateProblems problems = new TemplateProblems();
        String text = YamlText.print(new RootTemplate(problems)
                .of(
                        modules,
                        "All functions/, made from the templates that their builds derive from their channels.\n"
                                + COMMAND));
        problems.throwIfAny();
        return text;
    }

    /** A unified diff; empty if both are the same. */
    static String difference(String there, String fresh) {
        List<String> lines = there.lines().toList();
        return String.join(
                System.lineSeparator(),
                UnifiedDiffUtils.generateUnifiedDiff(
                        FILE, FILE, lines, DiffUtils.diff(lines, fresh.lines().toList()), LINES_AROUND));
    }
}

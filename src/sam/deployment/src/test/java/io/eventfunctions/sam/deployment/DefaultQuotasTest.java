package io.eventfunctions.sam.deployment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import io.eventfunctions.sam.deployment.limit.TemplateLimits;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlText;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A quota that an account may have raised is a warning, since the build does not know it. */
@Isolated("its logger is that of all templates")
class DefaultQuotasTest {

    private static final Logger LOG = Logger.getLogger("io.eventfunctions.sam");

    private final TemplateProblems problems = new TemplateProblems();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + ((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(handler);
    }

    @Test
    void anEventPattern() {
        check("Pattern: {source: ['%s']}".formatted("x".repeat(1_900)));
        assertEquals(List.of(), lines);
        check("Pattern: {source: ['%s']}".formatted("x".repeat(2_100)));
        assertEquals(1, lines.size());
        assertEquals(
                "EVF1163: Shop/Orders may have N characters in its event pattern, and an account has a quota of 2048 by default: request a higher one from EventBridge before you deploy, or let the channel's functions take fewer types",
                lines.get(0).replaceFirst("^WARN(ING)? ", "").replaceFirst("21\\d\\d", "N"));
        assertEquals(List.of(), problems.messages());
    }

    @Test
    void filtersOfAMapping() {
        check("FilterCriteria: {Filters: [%s]}".formatted("{Pattern: x},".repeat(5)));
        assertEquals(List.of(), lines);
        check("FilterCriteria: {Filters: [%s]}".formatted("{Pattern: x},".repeat(6)));
        assertEquals(1, lines.size());
        assertEquals(List.of(), problems.messages());
    }

    private void check(String source) {
        new TemplateLimits(problems).check(YamlText.parse("a template", """
                        Resources:
                          Shop:
                            Type: AWS::Serverless::Function
                            Properties:
                              Events: {Orders: {Type: Any, Properties: {%s}}}
                        """.formatted(source)));
    }
}

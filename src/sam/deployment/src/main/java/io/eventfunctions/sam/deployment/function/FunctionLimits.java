package io.eventfunctions.sam.deployment.function;

import java.time.Duration;
import java.util.List;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.problem.RangeCheck;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.template.Template;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * What Lambda and CloudWatch allow, checked before a deployment fails halfway.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Quotas of Lambda</a>
 */
public final class FunctionLimits {

    private static final String SAM = "quarkus.event-functions.sam.";

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(15);
    private static final int LONGEST_NAME = 64;
    private static final List<Integer> RETENTIONS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final SamConfig config;
    private final RangeCheck range;
    private final TemplateProblems problems;

    /** Limits of functions that are configured so. */
    public FunctionLimits(SamConfig config, TemplateProblems problems) {
        this.config = config;
        this.problems = problems;
        this.range = new RangeCheck(problems);
    }

    /** Checks what all functions have. */
    public void checkDefaults() {
        check(SAM, ChannelSpec.of(config, ""));
        if (!RETENTIONS.contains(config.logRetention())) {
            problems.add(MESSAGES.invalidValue(
                    config.logRetention(),
                    SAM + "log-retention",
                    "a number of days of CloudWatch Logs, one of " + RETENTIONS));
        }
    }

    /** Checks the function of a channel. */
    public void check(Channel channel, String application) {
        if (!channel.settings().equals(ChannelSpec.of(config, ""))) {
            check(ChannelSpec.key(channel.name()), channel.settings());
        }
        checkName(application + "-" + channel.name(), channel.name());
    }

    /** Checks the name of the function of a channel, or of {@code http}. */
    public void checkName(String name, String channel) {
        if (ResourceNames.isTooLong(name, LONGEST_NAME)) {
            problems.add(MESSAGES.nameTooLong(
                    name,
                    "function",
                    LONGEST_NAME,
                    Template.PREFIX_LENGTH,
                    "the environment",
                    "the name of channel %s or quarkus.application.name".formatted(channel)));
        }
    }

    private void check(String key, ChannelSpec spec) {
        range.duration(key + "timeout", spec.timeout(), Duration.ofSeconds(1), LONGEST_TIMEOUT, "Lambda");
        range.number(key + "memory", spec.memory(), 128, 10_240, "Lambda");
        spec.reservedConcurrency()
                .ifPresent(number -> range.number(key + "reserved-concurrency", number, 0, 100_000, "Lambda"));
    }
}

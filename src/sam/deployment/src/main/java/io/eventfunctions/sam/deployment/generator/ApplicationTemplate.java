package io.eventfunctions.sam.deployment.generator;

import java.nio.file.Path;

import org.eclipse.microprofile.config.Config;
import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.application.ApplicationReader;
import io.eventfunctions.sam.deployment.application.Catalogue;
import io.eventfunctions.sam.deployment.application.DeployedApplication;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.limit.TemplateLimits;
import io.eventfunctions.sam.deployment.merge.Additions;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.yaml.YamlText;

/** The SAM template of an application, as text. */
public final class ApplicationTemplate {

    private final SamConfig sam;
    private final Config channels;

    /**
     * A template.
     *
     * @param sam what the channels don't say
     * @param channels the configuration of the channels, in the profile that is deployed
     */
    public ApplicationTemplate(SamConfig sam, Config channels) {
        this.sam = sam;
        this.channels = channels;
    }

    /**
     * Derives it.
     *
     * @param additions the directory of hand-written parts, which need not be there
     * @throws jakarta.enterprise.inject.spi.DeploymentException with every problem, if the channels can't be deployed as they are
     */
    public String of(Catalogue catalogue, Path additions) {
        TemplateProblems problems = new TemplateProblems();
        DeployedApplication application = new ApplicationReader(channels, sam, problems).read(catalogue);
        problems.throwIfAny();
        MappingNode template = new TemplateGenerator(sam, application, problems).generate();
        problems.throwIfAny();
        Additions.merge(additions, template, problems);
        new TemplateLimits(problems).check(template);
        problems.throwIfAny();
        return YamlText.print(template);
    }
}

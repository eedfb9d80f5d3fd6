package io.eventfunctions.sam.deployment;

import java.nio.file.Path;

import org.eclipse.microprofile.config.Config;
import org.yaml.snakeyaml.nodes.MappingNode;

import io.eventfunctions.sam.deployment.application.Application;
import io.eventfunctions.sam.deployment.application.ApplicationReader;
import io.eventfunctions.sam.deployment.application.Catalogue;
import io.eventfunctions.sam.deployment.merge.Additions;
import io.eventfunctions.sam.deployment.template.TemplateGenerator;
import io.eventfunctions.sam.deployment.yaml.YamlText;

/** The SAM template of an application, as text. */
public final class SamTemplate {

    private final SamConfig sam;
    private final Config channels;

    /**
     * A template.
     *
     * @param sam what the channels don't say
     * @param channels the configuration of the channels, in the profile that is deployed
     */
    public SamTemplate(SamConfig sam, Config channels) {
        this.sam = sam;
        this.channels = channels;
    }

    /**
     * Derives it.
     *
     * @param additions the directory of hand-written parts, which need not be there
     * @throws jakarta.enterprise.inject.spi.DeploymentException with every mistake, if the channels can't be deployed as they are
     */
    public String of(Catalogue catalogue, Path additions) {
        Mistakes mistakes = new Mistakes();
        Application application = new ApplicationReader(channels, sam, mistakes).read(catalogue);
        mistakes.stopTheBuild();
        MappingNode template = new TemplateGenerator(sam, mistakes).template(application);
        mistakes.stopTheBuild();
        Additions.merge(additions, template, mistakes);
        mistakes.stopTheBuild();
        return YamlText.print(template);
    }
}

package io.eventfunctions.sam.deployment.eventsource;

import java.util.List;
import java.util.regex.Pattern;

import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.iam.PolicyDocuments;
import io.eventfunctions.sam.deployment.invocation.AsynchronousInvocation;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.sam.deployment.yaml.YamlNodes;
import io.eventfunctions.spi.ChannelSource;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/**
 * Functions that S3 invokes, and their buckets.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-s3.html">S3</a>
 */
final class BucketEventSource {

    private static final int LONGEST_NAME = 63;
    private static final int ACCOUNT_LENGTH = 13;
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*");

    private final Template template;
    private final TemplateProblems problems;
    private final AsynchronousInvocation invocation;

    BucketEventSource(Template template, TemplateProblems problems) {
        this.template = template;
        this.problems = problems;
        this.invocation = new AsynchronousInvocation(template);
    }

    void check(Channel channel, ChannelSource.BucketSource source) {
        String name = source.name();
        String key = ChannelSettings.incoming(channel.name(), "bucket");
        if (!ALLOWED.matcher(name).matches()) {
            problems.add(
                    MESSAGES.invalidValue(name, key, "a bucket name of lower-case letters, digits, - and single dots"));
        }
        if (ResourceNames.isTooLong(name, LONGEST_NAME - ACCOUNT_LENGTH)) {
            problems.add(MESSAGES.nameTooLong(
                    name,
                    "bucket",
                    LONGEST_NAME,
                    Template.PREFIX_LENGTH + ACCOUNT_LENGTH,
                    "the environment and the account",
                    key));
        }
    }

    /** The bucket's name contains the number of the account, because names of buckets are global. */
    void add(LambdaFunction function, Channel channel, ChannelSource.BucketSource source) {
        String id = LogicalIds.of(source.name()) + "Bucket";
        String name = "${%s}-%s-${AWS::AccountId}".formatted(Template.ENVIRONMENT, source.name());
        bucket(id, name);
        function.event(
                LogicalIds.of(channel.name()),
                "S3",
                YamlMapping.empty()
                        .put("Bucket", Intrinsics.ref(id))
                        .put("Events", List.of("s3:ObjectCreated:*", "s3:ObjectRemoved:*")));
        // The name in full, because the bucket refers to the function.
        function.setting(ChannelSettings.incoming(channel.name(), "bucket"), name);
        invocation.addTo(function, channel);
    }

    private void bucket(String id, String name) {
        template.retainedResource(
                id,
                "AWS::S3::Bucket",
                YamlMapping.empty()
                        .put("BucketName", Intrinsics.sub(name))
                        .put(
                                "PublicAccessBlockConfiguration",
                                YamlMapping.empty()
                                        .put("BlockPublicAcls", true)
                                        .put("BlockPublicPolicy", true)
                                        .put("IgnorePublicAcls", true)
                                        .put("RestrictPublicBuckets", true)));
        template.resource(
                id + "Policy",
                "AWS::S3::BucketPolicy",
                YamlMapping.empty()
                        .put("Bucket", Intrinsics.ref(id))
                        .put(
                                "PolicyDocument",
                                PolicyDocuments.of(List.of(PolicyDocuments.onlyTls(
                                        "s3:*",
                                        YamlNodes.of(List.of(
                                                Intrinsics.getAtt(id, "Arn"),
                                                Intrinsics.sub("${" + id + ".Arn}/*"))))))));
    }
}

package io.eventfunctions.local.mapping.sqs;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.eventfunctions.local.lambda.function.LocalAccount;
import io.eventfunctions.local.mapping.AwsLimit;

/**
 * An SQS queue, of this machine or of AWS.
 *
 * @param reference its URL or its ARN
 * @param endpoint the server that has it; null for AWS's own in the ARN's region
 */
public record QueueReference(String reference, URI endpoint) {

    private static final Pattern ARN =
            Pattern.compile("arn:[^:]+:sqs:(?<region>[^:]+):(?<account>[^:]*):(?<name>[^:]+)");
    private static final Pattern URL = Pattern.compile("https?://(?<host>[^/]+)/(.+/)?(?<name>[^/]+)");
    private static final Pattern HOST_OF_AWS = Pattern.compile("(.+\\.)?sqs\\.(?<region>[^.]+)\\.amazonaws\\.com.*");

    /** Checks that the reference is one. */
    public QueueReference {
        AwsLimit.require(
                URL.matcher(reference).matches() || ARN.matcher(reference).matches(),
                "The queue is \"%s\"; AWS allows its URL (https://...) or its ARN (arn:aws:sqs:region:account:name)",
                reference);
    }

    /** The queue with that URL. */
    public static QueueReference at(String url) {
        return new QueueReference(
                url, URL.matcher(url).matches() ? URI.create(url).resolve("/") : null);
    }

    /** The queue with that ARN on AWS, or on the server that listens at the endpoint. */
    public static QueueReference named(String arn, URI endpoint) {
        return new QueueReference(arn, endpoint);
    }

    /** The queue with that name on the local server that listens at the endpoint. */
    public static QueueReference local(String name, URI endpoint) {
        return named("arn:aws:sqs:%s:%s:%s".formatted(LocalAccount.REGION, LocalAccount.ID, name), endpoint);
    }

    /** Its name, with {@code .fifo} if it is a FIFO queue. */
    public String name() {
        Matcher arn = ARN.matcher(reference);
        return (arn.matches() ? arn : matched(URL)).group("name");
    }

    /** Whether its messages have an order. */
    public boolean fifo() {
        return name().endsWith(".fifo");
    }

    boolean hasUrl() {
        return URL.matcher(reference).matches();
    }

    /** The account in its ARN, which it must have. */
    public String account() {
        return matched(ARN).group("account");
    }

    /** Its region; that of the local server for a queue that has none in its name. */
    String region() {
        Matcher arn = ARN.matcher(reference);
        if (arn.matches()) {
            return arn.group("region");
        }
        Matcher host = HOST_OF_AWS.matcher(matched(URL).group("host"));
        return host.matches() ? host.group("region") : LocalAccount.REGION;
    }

    /** Whether AWS itself has it, so that it asks for real credentials. */
    public boolean onAws() {
        return endpoint == null || HOST_OF_AWS.matcher(endpoint.getHost()).matches();
    }

    private Matcher matched(Pattern pattern) {
        Matcher matcher = pattern.matcher(reference);
        matcher.matches();
        return matcher;
    }

    @Override
    public String toString() {
        return name();
    }
}

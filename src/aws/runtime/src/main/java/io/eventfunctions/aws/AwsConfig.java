package io.eventfunctions.aws;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Channels on SQS and SNS. */
@ConfigRoot(phase = ConfigPhase.RUN_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.aws")
public interface AwsConfig {

    /**
     * Whether topics deliver without SNS: an event that is published to a topic goes straight to the queues of the channels that name
     * it in their attribute {@code topic}, as with raw message delivery and without filter policies. Channels with
     * {@code endpoint-override} or {@code topic.arn} still use SNS. Dev mode and tests set it if they start the SQS server and
     * no {@code quarkus.sns.endpoint-override} is configured, because no SNS server starts without Docker. Do not set it in
     * production.
     */
    @WithDefault("false")
    boolean localTopics();

    /**
     * When the queues and topics of channels are looked up: {@code at-start}, where a missing one stops the start, or
     * {@code at-first-use}, where a missing one fails the event. On AWS Lambda it is always {@code at-first-use}, so that a function
     * starts quickly and needs no access to queues that it does not use. A channel with {@code queue.url} or {@code topic.arn} needs
     * no lookup.
     */
    @WithDefault("at-start")
    LookupTime lookup();

    /** When queues and topics are looked up. */
    enum LookupTime {
        /** While the application starts. */
        AT_START,
        /** When the first event is sent. */
        AT_FIRST_USE
    }
}

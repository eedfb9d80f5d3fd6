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
     * Whether topics deliver without SNS: what is published to one goes straight to the queues of the channels that name it in
     * their attribute {@code topic}, as with raw message delivery and without filter policies. Channels with
     * {@code endpoint-override} or {@code topic.arn} stay with SNS. Dev mode and tests set it where they start the SQS server and
     * no {@code quarkus.sns.endpoint-override} is configured, because no SNS server starts without Docker; never set it in
     * production.
     */
    @WithDefault("false")
    boolean localTopics();

    /**
     * When the queues and topics are looked up that channels name: {@code at-start}, where one that doesn't exist stops the start, or
     * {@code at-first-use}, where it makes an event fail. On AWS Lambda it is always {@code at-first-use}, so that a function starts
     * quickly and needs no access to queues that it doesn't use. A channel with {@code queue.url} or {@code topic.arn} looks nothing
     * up.
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

package io.eventfunctions.sam.deployment.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.quarkus.runtime.annotations.ConfigDocDefault;
import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigGroup;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * The AWS SAM template that the build derives from the channels.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html">AWS::Serverless::Function</a>
 */
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
@ConfigMapping(prefix = "quarkus.event-functions.sam")
public interface SamConfig {

    /** Whether a production build writes {@code target/template.yaml}. */
    @WithDefault("true")
    boolean enabled();

    /**
     * How functions are packaged: {@code native} ({@code provided.al2023} with the native {@code function.zip}), {@code jvm}
     * ({@code java25} with SnapStart), {@code aot} ({@code provided.al2023} with {@code function-aot.zip}, a JVM that starts from an AOT
     * cache) or {@code image} (a container image of {@code deploy/Dockerfile.native}).
     */
    @WithDefault("native")
    Packaging packaging();

    /**
     * The processor: {@code x86_64} or {@code arm64}. A native image and the JVM of {@code packaging=aot} run on the kind of machine that
     * built them, so say {@code arm64} where one of those builds; {@code packaging=jvm} runs on both.
     */
    @ConfigDocDefault("x86_64, with packaging=jvm arm64")
    Optional<Architecture> architecture();

    /** The memory of a function in MB, 128 to 10240; Lambda gives processor time in proportion. */
    @ConfigDocDefault("256, with packaging=jvm and packaging=aot 1024")
    OptionalInt memory();

    /** The greatest length of an invocation, whole seconds up to 15 minutes. A queue's visibility timeout is six times as long. */
    @WithDefault("60s")
    Duration timeout();

    /** How many environments a function may have at the same time, reserved of the account's. Default: none are reserved. */
    OptionalInt reservedConcurrency();

    /** How many days logs are kept: one of the numbers that CloudWatch Logs allows. */
    @WithDefault("14")
    int logRetention();

    /** Whether X-Ray traces invocations. */
    @WithDefault("false")
    boolean tracing();

    /**
     * How invocations shift to a new version of each function, with an alarm on its errors that shifts them back:
     * {@code canary-10-percent-5-minutes} (10, 15 or 30 minutes), {@code linear-10-percent-every-1-minute} (2, 3 or 10 minutes), or
     * {@code all-at-once}. Default: functions are updated at once, and nothing shifts back.
     */
    Optional<DeploymentPreference> deploymentPreference();

    /**
     * The profile that is deployed: its channels make the template, and functions get it as {@code QUARKUS_PROFILE}. Files
     * {@code application-<profile>.properties} count only if they are the build's own. Default: the build's.
     */
    Optional<String> profile();

    /**
     * How the HTTP extension is reached, where it is there: {@code function-url} (signed with IAM), {@code http-api} (signed with IAM, too)
     * or {@code none}.
     */
    @WithDefault("function-url")
    HttpEntry http();

    /** The package of {@code packaging=aot}. */
    Aot aot();

    /** Channels on Kafka. */
    Kafka kafka();

    /** Settings of single channels. */
    @ConfigDocMapKey("channel")
    Map<String, Channel> channels();

    /** How functions are packaged. */
    enum Packaging {
        NATIVE,
        JVM,
        AOT,
        IMAGE;

        /** What builds the image, beside the template. */
        public static final String DOCKERFILE = "Dockerfile.native";

        /** The zip of {@link #AOT}; the other ones are called {@code function.zip}. */
        public static final String AOT_ZIP = "function-aot.zip";

        /** Whether functions run on a JVM. */
        public boolean isOnJvm() {
            return this == JVM || this == AOT;
        }
    }

    /** A kind of processor. */
    enum Architecture {
        X86_64,
        ARM64;

        /** The one that holds. */
        public static Architecture of(SamConfig config) {
            return config.architecture().orElse(config.packaging() == Packaging.JVM ? ARM64 : X86_64);
        }
    }

    /**
     * How invocations shift to a new version.
     *
     * @see <a href="https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html">Deployment configurations</a>
     */
    enum DeploymentPreference {
        CANARY_10_PERCENT_5_MINUTES,
        CANARY_10_PERCENT_10_MINUTES,
        CANARY_10_PERCENT_15_MINUTES,
        CANARY_10_PERCENT_30_MINUTES,
        LINEAR_10_PERCENT_EVERY_1_MINUTE,
        LINEAR_10_PERCENT_EVERY_2_MINUTES,
        LINEAR_10_PERCENT_EVERY_3_MINUTES,
        LINEAR_10_PERCENT_EVERY_10_MINUTES,
        ALL_AT_ONCE;

        /** The name that SAM has for it, such as {@code Canary10Percent5Minutes}. */
        public String type() {
            return Arrays.stream(name().split("_"))
                    .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining());
        }
    }

    /** How the HTTP extension is reached. */
    enum HttpEntry {
        FUNCTION_URL,
        HTTP_API,
        NONE
    }

    /** Where Kafka is. */
    enum KafkaType {
        MSK,
        SELF_MANAGED
    }

    /** Which events a subscription lets through. */
    enum FilterPolicy {
        /** By the member {@code type} of structured events. */
        BODY,
        /** By the message attribute {@code ce-type}. */
        ATTRIBUTES,
        /** All. */
        NONE
    }

    /** The package of {@code packaging=aot}. */
    @ConfigGroup
    interface Aot {

        /** The home of the JDK, 25 or later, whose JVM is packaged and makes the cache. */
        @ConfigDocDefault("the JDK that runs the build")
        Optional<String> javaHome();

        /**
         * Environment variables of the application while the build starts it to make the cache, in addition to those of the deployed
         * function: what it needs to start, such as the address of a test database.
         */
        @ConfigDocMapKey("variable")
        Map<String, String> trainingEnvironment();
    }

    /** Channels on Kafka. */
    @ConfigGroup
    interface Kafka {

        /** Where Kafka is: {@code msk} (Amazon MSK with IAM) or {@code self-managed} (SASL/SCRAM). */
        @WithDefault("msk")
        KafkaType type();
    }

    /** Settings of one channel. */
    @ConfigGroup
    interface Channel {

        /** The greatest length of an invocation. Default: that of all. */
        Optional<Duration> timeout();

        /** The memory in MB. Default: that of all. */
        OptionalInt memory();

        /** How many environments may be at work at the same time. Default: that of all. */
        OptionalInt reservedConcurrency();

        /**
         * The greatest number of records in an invocation. On queues 1 to 10,000, on FIFO queues 1 to 10, on topics and streams 1 to
         * 10,000.
         */
        @ConfigDocDefault("10, on Kafka and streams 100")
        OptionalInt batchSize();

        /** How long an invocation waits for its batch to become full, whole seconds up to 300; not possible on FIFO queues. */
        @ConfigDocDefault("none")
        Optional<Duration> batchWindow();

        /**
         * The greatest number of invocations of a queue at the same time, 2 to 1000, so that one queue does not take all of the
         * account's concurrency, of which 1000 are usual.
         */
        @ConfigDocDefault("what is reserved, or else 100")
        OptionalInt maximumConcurrency();

        /**
         * Where a topic or stream is read from when its mapping is new: {@code trim-horizon} (the earliest record) or {@code latest}.
         */
        @ConfigDocDefault("trim-horizon")
        Optional<String> startingPosition();

        /**
         * The greatest age of a record of a topic or stream, 60 s to 7 days; older ones go to the queue of failed events. Default:
         * {@code delivery.ttl} is all that counts.
         */
        Optional<Duration> maximumRecordAge();

        /**
         * How often a rejected batch of a topic or stream is redelivered before it goes to the queue of failed events, 0 to
         * 10,000.
         */
        @ConfigDocDefault("5")
        OptionalInt maximumRetryAttempts();

        /**
         * How late the function may receive a record of a stream before an alarm goes off. Default: the channel's {@code delivery.ttl}, or
         * else its {@code maximum-record-age}, or else an hour.
         */
        Optional<Duration> maximumIteratorAge();

        /** How many records of a topic of Kafka may wait for the function before an alarm goes off. */
        @ConfigDocDefault("10000")
        OptionalInt maximumOffsetLag();

        /**
         * Whether messages are filtered before they invoke the function, by the type in their body. Lambda deletes messages of a queue
         * that don't match, among them binary events and messages that can't be read, without a log entry or a dead letter.
         */
        @WithDefault("false")
        boolean filterCriteria();

        /**
         * What a subscription of the channel's queue filters by: {@code body} (the type inside structured events), {@code attributes} (the
         * message attribute {@code ce-type}, which senders may leave out) or {@code none}. There is no filter either if a function takes
         * every event.
         */
        @ConfigDocDefault("body, or attributes where the application itself publishes binary events to the topic")
        Optional<FilterPolicy> filterPolicy();

        /**
         * The event pattern of a channel on an EventBridge bus, in JSON. Default: the channel's {@code event-source} and the types of
         * its functions.
         */
        Optional<String> eventPattern();

        /**
         * Further channels that code of this function sends to, separated by commas; those of {@code @Outgoing} and the dead letters
         * are known.
         */
        Optional<List<String>> sendsTo();
    }
}

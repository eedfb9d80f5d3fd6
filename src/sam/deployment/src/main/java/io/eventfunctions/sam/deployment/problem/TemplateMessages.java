package io.eventfunctions.sam.deployment.problem;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Collection;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/**
 * The messages of the SAM template: what stops a build before AWS would refuse the deployment, and warnings about the package of the
 * build. What returns a string is added to {@link TemplateProblems}, so that all problems are reported at once.
 */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 1101, max = 1199)
public interface TemplateMessages {

    TemplateMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), TemplateMessages.class, "io.eventfunctions.sam");

    // The package of the build

    /** Lambda cannot run the native image of this build. Action: build in a Linux container, as the message says. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1147,
            value =
                    "Lambda runs programs for Linux, but this build makes a native image for %s: build with -Dquarkus.native.container-build=true")
    void otherOperatingSystem(String system);

    /**
     * The template deploys a native function, which this build does not make. Action: none while you develop; build with
     * {@code -Dnative} before a deployment, or choose {@code packaging=jvm}.
     */
    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 1149,
            value =
                    "The template deploys a native function, but this build packages one for a JVM: build with -Dnative before a deployment, or set quarkus.event-functions.sam.packaging=jvm")
    void notNative();

    /**
     * The template deploys to processors that the native image of this build does not run on. Action: set the architecture that the
     * message names, or build on a machine with the other one.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1182,
            value =
                    "The template deploys to %s, but this machine builds native images for %s: set quarkus.event-functions.sam.architecture=%s, or build on another machine")
    void otherArchitecture(Object deployed, Object built, String architecture);

    /** Lambda would refuse the package. Action: remove dependencies, or choose {@code packaging=image}, which may have 10 GB. */
    @Message(
            id = 1162,
            value =
                    "The package has %d bytes when Lambda has unpacked it: expected at most %d, which is a quota of Lambda; remove dependencies, or set quarkus.event-functions.sam.packaging=image")
    String packageTooLarge(long bytes, long most);

    /**
     * The JDK for {@code packaging=aot} does not make a JVM for Lambda. Action: set {@code quarkus.event-functions.sam.aot.java-home} to
     * the home of a JDK that is as expected, or build with it; for a JDK for another processor, set
     * {@code quarkus.event-functions.sam.architecture}.
     */
    @Message(
            id = 1166,
            value =
                    "Invalid value '%s' for quarkus.event-functions.sam.aot.java-home: expected the home of a JDK 25 or later for Linux on %s, with jlink, but %s")
    String unfitJdk(Path home, String architecture, String reason);

    /**
     * The AOT cache was not made, most often because the application does not start on the build machine. Action: see the reason; what the
     * application needs to start can be set with {@code quarkus.event-functions.sam.aot.training-environment}.
     */
    @Message(id = 1167, value = "The package of packaging=aot cannot be made: %s%s")
    String aotPackageNotMade(String reason, String output);

    /** The package that was made does not start from its AOT cache. Action: see what the JVM reports. */
    @Message(id = 1168, value = "The JVM in %s does not start from its AOT cache:%s")
    String aotCacheRefused(Path zip, String output);

    /** Lambda would refuse the package. Action: remove dependencies, or use another packaging. */
    @Message(
            id = 1169,
            value =
                    "The package of packaging=aot has %d MB unpacked: expected at most %d MB, which is a quota of Lambda; remove dependencies, or set another quarkus.event-functions.sam.packaging")
    String aotPackageTooLarge(long megabytes, long most);

    // Files

    /** The template, its Dockerfile or {@code function-aot.zip} cannot be written. Action: see the cause. */
    @Message(id = 1170, value = "%s cannot be written")
    String templateNotWritten(Path file);

    /** A file is not YAML. Action: correct it where the message says. */
    @Message(id = 1178, value = "%s is not YAML: %s")
    IllegalArgumentException notYaml(String name, String reason, @Cause Throwable cause);

    /** A file is YAML, but not a template or a part of one. Action: begin it with sections such as {@code Resources}. */
    @Message(
            id = 1195,
            value = "%s is not a mapping of keys to values: expected sections of a template such as Resources")
    IllegalArgumentException notAMapping(String name);

    /** A file in {@code src/main/sam} cannot be read. Action: see the cause. */
    @Message(id = 1196, value = "%s cannot be read, so its parts are missing in the template")
    String additionNotRead(Path file);

    /** The directory {@code src/main/sam} cannot be listed. Action: see the cause. */
    @Message(id = 1197, value = "%s cannot be listed, so its parts are missing in the template")
    String additionsNotListed(Path directory);

    /**
     * A file in {@code src/main/sam} has another value for something that is derived from the channels. Action: remove it from the
     * file, or change the configuration that it is derived from.
     */
    @Message(
            id = 1179,
            value =
                    "%s sets %s to %s, but the channels make it %s: remove it there, or set it with a key of quarkus.event-functions.sam or of the channel")
    String conflictingAddition(String file, String path, String added, String derived);

    // Channels

    /** There are settings for a channel that no function receives from. Action: correct the channel's name in the key. */
    @Message(
            id = 1171,
            value =
                    "quarkus.event-functions.sam.channels.\"%s\" names a channel that no function receives from: expected one of %s")
    String unknownChannel(String channel, Collection<String> channels);

    /**
     * A channel's connector does not work on Lambda. Action: use one of those that the message names, or switch the template off if the
     * application is not deployed on Lambda.
     */
    @Message(
            id = 1172,
            value =
                    "Invalid value '%s' for %s: expected a connector that works on Lambda, %s; if the application is not deployed there, set quarkus.event-functions.sam.enabled=false")
    String connectorNotOnLambda(String connector, String key, String connectors);

    /** AWS would refuse a configured value. Action: set what is expected. */
    @Message(id = 1173, value = "Invalid value '%s' for %s: expected %s")
    String invalidValue(Object value, String key, String expected);

    /**
     * A channel subscribes to a pattern of Kafka topics, and an event source mapping cannot. Action: list the topics in {@code topics}.
     */
    @Message(
            id = 1189,
            value =
                    "Invalid value 'true' for mp.messaging.incoming.%1$s.pattern: expected false, because an event source mapping of Lambda names its topics; list them in mp.messaging.incoming.%1$s.topics")
    String topicPattern(String channel);

    /** The event pattern of an EventBridge rule cannot be parsed. Action: write it in JSON. */
    @Message(id = 1198, value = "Invalid value '%s' for %s: expected an event pattern in JSON (%s)")
    String invalidEventPattern(String pattern, String key, String reason);

    /**
     * A function on a bucket that exists already takes a type of event that the bucket does not send. Events of such a bucket come through
     * EventBridge, where their types are others than in notifications. Action: let the function take a type such as
     * {@code Object Created}, or let the template make the bucket.
     */
    @Message(
            id = 1155,
            value =
                    "Invalid event type '%2$s' of a function on channel %1$s: expected a type of EventBridge such as 'Object Created', because the bucket of mp.messaging.incoming.%1$s.bucket.arn exists already and sends its events there")
    String notAnEventOfExistingBucket(String channel, String type);

    // Queues

    /** Two channels consume one queue, so each receives only a part of the messages. Action: use one channel, or two queues. */
    @Message(
            id = 1174,
            value =
                    "Channels %1$s and %2$s both consume the queue %3$s, which delivers a message to only one of them: let their functions share a channel, or set another mp.messaging.incoming.%2$s.queue")
    String channelsShareQueue(String channel, String other, String queue);

    /**
     * Lambda invokes the function of a queue at least twice at the same time, and one of the invocations would be throttled, which counts as
     * a reception of its messages. Action: reserve 2 or more; for order, use a FIFO queue.
     */
    @Message(
            id = 1150,
            value =
                    "Invalid value '1' for %sreserved-concurrency: expected 2 or more, because Lambda invokes the function of a queue at least twice at the same time; to handle events one after the other, use a FIFO queue with one partition key")
    String tooFewForQueue(String keyPrefix);

    /** A batch window is set for a FIFO queue, which has none. Action: remove the key. */
    @Message(
            id = 1186,
            value = "%sbatch-window is set, but Lambda has no batch window for the FIFO queue %s: remove the key")
    String batchWindowOnFifoQueue(String keyPrefix, String queue);

    /** A batch is larger than what one request to SQS returns. Action: set a batch window, or a smaller batch. */
    @Message(
            id = 1187,
            value =
                    "Invalid value '%2$d' for %1$sbatch-size: expected at most %3$d without a batch window, because a request to SQS returns no more messages; set %1$sbatch-window to 1s or more")
    String batchNeedsWindow(String keyPrefix, int size, int largest);

    /**
     * A filter would delete binary events, whose type is not in the body. Action: remove {@code filter-criteria}, or send structured
     * events.
     */
    @Message(
            id = 1188,
            value =
                    "Invalid value 'true' for %sfilter-criteria: expected false, because Lambda filters by the body only and would delete the binary events that the application sends to %s; remove the key, or send the events with delivery.mode=structured")
    String filterDeletesBinaryEvents(String keyPrefix, String queue);

    /** A FIFO queue is subscribed to a standard topic. Action: make both FIFO, or both standard. */
    @Message(
            id = 1191,
            value =
                    "Invalid value '%2$s' for mp.messaging.incoming.%1$s.topic: expected a FIFO topic, because no other delivers to the FIFO queue %3$s; let the topic's name end with .fifo, or give the channel a standard queue")
    String standardTopicBeforeFifoQueue(String channel, String topic, String queue);

    /** A FIFO topic cannot invoke a function. Action: use a standard topic, or a queue between topic and function. */
    @Message(
            id = 1192,
            value =
                    "Invalid value '%2$s' for mp.messaging.incoming.%1$s.topic: expected a standard topic, because a FIFO topic cannot invoke a function; or put a queue between them with mp.messaging.incoming.%1$s.connector=smallrye-sqs")
    String fifoTopicInvokesFunction(String channel, String topic);

    // Names

    /**
     * The name of a queue or topic looks like that of a FIFO one, but does not end with {@code .fifo}, so it would be a standard one.
     * Action: let it end with {@code .fifo}, or choose another name.
     */
    @Message(
            id = 1175,
            value =
                    "Invalid value '%1$s' for %2$s: expected .fifo at the end of the name of a FIFO %3$s; a standard %3$s needs a name that does not look like it")
    String looksLikeFifo(String name, String key, String kind);

    /** Two resources would have one logical id. Action: rename one of those that they are derived from. */
    @Message(
            id = 1176,
            value =
                    "Two resources of the template have the logical id %s: rename one of the channels, queues or topics that it is derived from")
    String sameLogicalId(String id);

    /** AWS would refuse a name as too long. Names begin with that of the environment. Action: shorten what the message names. */
    @Message(
            id = 1177,
            value = "The name %s of a %s is too long: expected at most %d characters, %d of them for %s; shorten %s")
    String nameTooLong(String name, String kind, int longest, int reserved, String reservedFor, String origin);

    /** CloudFormation would refuse a logical id as too long. Action: shorten one of the names that it is derived from. */
    @Message(
            id = 1194,
            value =
                    "The logical id %s is too long: expected at most %d characters; shorten the name of the application, channel, queue or topic")
    String logicalIdTooLong(String id, int longest);

    // Sizes

    /** CloudFormation would refuse the template. Action: deploy some of the applications or channels in a stack of their own. */
    @Message(
            id = 1151,
            value =
                    "The template has %d %s: expected at most %d, which is a quota of CloudFormation; deploy some of the applications or channels in a stack of their own")
    String tooMany(int number, String what, int most);

    /**
     * Lambda would refuse the environment variables of a function, which have the addresses of the channels that it sends to. Action: let
     * it send to fewer channels, for example with {@code sends-to} or {@code quarkus.event-functions.http.channels}, or shorten names.
     */
    @Message(
            id = 1152,
            value =
                    "The environment variables of %s may have %d bytes: expected at most %d, which is a quota of Lambda; they have the address of each channel that the function sends to, so let it send to fewer channels, or shorten their names")
    String environmentTooLarge(String function, int bytes, int most);

    /** IAM would refuse the policies of a role. Action: as above, or attach a managed policy in {@code src/main/sam}. */
    @Message(
            id = 1153,
            value =
                    "The inline policies of %s may have %d characters: expected at most %d, which is a quota of IAM; let the function send to fewer channels, or attach a managed policy in src/main/sam")
    String policiesTooLong(String role, int characters, int most);

    /**
     * Lambda would refuse the description of a version, which has the values of the parameters that the function gets. Action: choose
     * {@code packaging=native} without {@code deployment-preference}, which has no versions, or let fewer channels have parameters.
     */
    @Message(
            id = 1154,
            value =
                    "The VersionDescription of %s may have %d characters: expected at most %d, which is a quota of Lambda; let the function's channels need fewer parameters, or set quarkus.event-functions.sam.packaging=native without deployment-preference")
    String descriptionTooLong(String function, int characters, int most);

    /**
     * EventBridge would refuse an event pattern, which has the types that the functions of the channel take. Action: let them take fewer
     * types, or set {@code event-pattern}.
     */
    @Message(
            id = 1156,
            value =
                    "The event pattern of %s may have %d characters: expected at most %d, which is a quota of EventBridge; let the channel's functions take fewer types, or set event-pattern")
    String eventPatternTooLong(String event, int characters, int most);

    /**
     * What selects the events of a function is more than an account may have by default. Action: request a higher quota before you deploy,
     * if you have not done so, or let the functions of the channel take fewer types.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1163,
            value =
                    "%s may have %d %s, and an account has a quota of %d by default: request a higher one from %s before you deploy, or let the channel's functions take fewer types")
    void moreThanUsual(String event, int number, String what, int usual, String service);

    /**
     * Lambda would refuse a filter of an event source mapping, which has the types that the functions of the channel take. Action: remove
     * {@code filter-criteria}, or let them take fewer types.
     */
    @Message(
            id = 1157,
            value =
                    "A filter of %s may have %d characters: expected at most %d, which is a quota of Lambda; remove filter-criteria, or let the channel's functions take fewer types")
    String filterTooLong(String event, int characters, int most);

    /** Lambda would refuse the filters of an event source mapping. Action: combine some of those in {@code src/main/sam}. */
    @Message(
            id = 1158,
            value =
                    "%s has %d filters: expected at most %d, which is a quota of Lambda; combine some of those in src/main/sam")
    String tooManyFilters(String event, int number, int most);

    /**
     * SNS would refuse the filter policy of a subscription, which has the types that the functions of the channel take. Action: set
     * {@code filter-policy=none}, or let them take fewer types.
     */
    @Message(
            id = 1159,
            value =
                    "The filter policy of %s may have %d %s: expected at most %d, which is a quota of SNS; set filter-policy=none, or let the channel's functions take fewer types")
    String filterPolicyTooLarge(String subscription, int number, String what, int most);

    /** CloudFormation would refuse the template. Action: deploy some of the applications or channels in a stack of their own. */
    @Message(
            id = 1160,
            value =
                    "The template has %d bytes: expected at most %d, which is a quota of CloudFormation; deploy some of the applications or channels in a stack of their own")
    String templateTooLarge(int bytes, int most);

    /** CloudFormation would refuse the description of the template, which has the names of the applications. Action: shorten them. */
    @Message(
            id = 1161,
            value =
                    "The description of the template has %d bytes: expected at most %d, which is a quota of CloudFormation; shorten the names of the applications, or deploy some of them in a stack of their own")
    String templateDescriptionTooLong(int bytes, int most);

    // Several applications

    /** Two applications consume one queue, so each receives only a part of the messages. Action: give each a queue of its own. */
    @Message(
            id = 1190,
            value =
                    "%s and %s both consume the queue %s, which delivers a message to only one of them: give one's channel another queue, or give each a queue and subscribe both to one topic")
    String applicationsShareQueue(String application, String other, String queue);

    /** Two applications define one resource differently. Action: rename it in one, or make their configuration agree. */
    @Message(
            id = 1183,
            value =
                    "%s and %s both define %s/%s in their templates, and differently: give one's channel, queue, topic or application another name, or make their configuration agree")
    String differentDefinitions(String application, String other, String section, String key);

    /** The template that is checked in is not the one that the channels make now. Action: renew it with the command. */
    @Message(id = 1184, value = "%s is out of date: renew it with %s\n%s")
    IllegalStateException outOfDate(String file, String command, String difference);

    /** An application may be built after the template that it is a part of. Action: add the dependency. */
    @Message(
            id = 1148,
            value =
                    "%s does not depend on %s: add a dependency on each application in %s, so that it is built before the template is made")
    IllegalStateException missingDependencies(Path pom, String applications, Path directory);

    /** The {@code pom.xml} of an application or of the deployment cannot be read. Action: see the cause. */
    @Message(id = 1185, value = "%s cannot be read as a Maven project")
    IllegalStateException unreadablePom(Path pom, @Cause Throwable cause);
}

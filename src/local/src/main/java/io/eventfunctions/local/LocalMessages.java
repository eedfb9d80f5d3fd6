package io.eventfunctions.local;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages of the local Lambda, of stacks on this machine and of the command line. */
@MessageLogger(projectCode = "EVF", length = 4)
@ValidIdRange(min = 1001, max = 1099)
public interface LocalMessages {

    /** For what concerns a function and its runtimes. */
    LocalMessages LAMBDA =
            Logger.getMessageLogger(MethodHandles.lookup(), LocalMessages.class, "io.eventfunctions.local.lambda");

    /** For what concerns an event source mapping. */
    LocalMessages MAPPING =
            Logger.getMessageLogger(MethodHandles.lookup(), LocalMessages.class, "io.eventfunctions.local.mapping");

    /** For what concerns a stack. */
    LocalMessages STACK =
            Logger.getMessageLogger(MethodHandles.lookup(), LocalMessages.class, "io.eventfunctions.local.stack");

    /** For the command line and everything else. */
    LocalMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), LocalMessages.class, "io.eventfunctions.local");

    // Functions

    /** An invocation has succeeded. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1001, value = "Invocation %s of function %s (%s) answered: %s")
    void answered(String requestId, String function, String report, String answer);

    /**
     * An invocation has failed; the message holds Lambda's error type. Action: correct the function; its output is logged before
     * this message.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1002, value = "Invocation %s of function %s (%s) failed: %s")
    void invocationFailed(String requestId, String function, String report, String error);

    /**
     * All attempts of an asynchronous invocation have failed, and nothing takes the event. Action: correct the function, or give
     * it an on-failure consumer.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 1003,
            value = "Event %s is dropped after %d attempts of function %s, which has no on-failure consumer: %s")
    void eventDropped(String event, int attempts, String function, Object error);

    /** A function without an artifact needs a runtime that you start. Action: start it with that environment variable. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1004, value = "Function %s waits for its runtime: start it with AWS_LAMBDA_RUNTIME_API=%s")
    void waitsForRuntime(String function, String address);

    /** A request of a runtime has failed within the emulator. Action: see the cause, and report it. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1005, value = "The local Runtime API cannot handle %s")
    void runtimeApiFailed(Object request, @Cause Throwable cause);

    /** The function's initialization has failed. Action: correct the function, and start the runtime again. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1006, value = "The runtime of function %s cannot start: %s")
    void runtimeNotStarted(String function, Object error);

    /**
     * A listener of invocations has thrown an exception, which changes nothing in the invocation. Action: correct the listener.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1007, value = "A listener of function %s failed")
    void listenerFailed(String function, @Cause Throwable cause);

    /**
     * An asynchronous invocation has failed, and its function ends before the retry. Action: none, or close the function later.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1008, value = "Event %s is dropped before its retry, because function %s is closed")
    void eventDroppedOnClose(String event, String function);

    /** The consumer of failed events has thrown an exception. Action: correct the consumer. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1009, value = "The on-failure consumer of function %s failed, and event %s is lost")
    void failedEventLost(String function, String event, @Cause Throwable cause);

    /** Lambda refuses asynchronous invocations with so large a payload. Action: send less data, for example a reference to it. */
    @Message(id = 1014, value = "An asynchronous invocation of function %2$s has %1$d bytes: expected at most %3$d")
    IllegalArgumentException eventTooLarge(int bytes, String function, int most);

    /** A function is started before it has an artifact. Action: call {@code artifact(...)}. */
    @Message(id = 1018, value = "Function %s has no artifact: call artifact(...) before start()")
    IllegalArgumentException noArtifactSet(String function);

    /** Lambda refuses a setting of the function. Action: use a value that the message names. */
    @Message(id = 1019, value = "Invalid value '%s' for the %s of function %s: expected %s")
    IllegalArgumentException invalidSetting(Object value, String setting, String function, String expected);

    /** Lambda does not let functions define this environment variable. Action: use another name. */
    @Message(id = 1020, value = "The environment variable %s of function %s is reserved: Lambda sets it")
    IllegalArgumentException reservedVariable(String variable, String function);

    /** The port of the Runtime API is in use. Action: choose another one; 0 takes a free one. */
    @Message(id = 1021, value = "The Runtime API of function %s cannot listen on 127.0.0.1:%d: %s")
    IllegalArgumentException portNotAvailable(String function, int port, String reason, @Cause Throwable cause);

    /**
     * The address of the Runtime API exists only for a function whose runtime you start yourself. Action: use
     * {@code Artifact.External}.
     */
    @Message(id = 1061, value = "Function %s has no single Runtime API: each of its runtimes has its own")
    IllegalStateException severalRuntimeApis(String function);

    // Artifacts

    /** The file or directory of the artifact does not exist. Action: package the function, or correct the path. */
    @Message(id = 1010, value = "There is no artifact at %s: package the function first (./mvnw package)")
    IllegalArgumentException artifactNotFound(Object path);

    /** The file cannot be run as a function. Action: name the artifact that the build has packaged. */
    @Message(
            id = 1011,
            value = "%s is not an artifact of a function: expected a .zip, a .jar, a directory or an executable file")
    IllegalArgumentException notAnArtifact(Object path);

    /** The artifact has nothing that can be run. Action: package the function as the message says, or name its handler. */
    @Message(
            id = 1012,
            value =
                    "%s holds neither a bootstrap nor lib/ nor the class of the handler %s: package the function with quarkus-event-functions-lambda, or name its handler")
    IllegalArgumentException noCode(Object artifact, String handler);

    /** The artifact is named .zip and is not a zip file. Action: package the function again. */
    @Message(id = 1013, value = "%s cannot be read as a zip file: %s")
    IllegalArgumentException notAZip(Object file, String reason);

    /** The jar is not an executable one. Action: name a jar that {@code java -jar} runs. */
    @Message(id = 1015, value = "%s cannot be run: its manifest has no Main-Class")
    IllegalArgumentException noMainClass(Object jar);

    /**
     * A class of AWS's runtime interface client cannot be found. Action: do not exclude
     * {@code aws-lambda-java-runtime-interface-client}.
     */
    @Message(
            id = 1016,
            value =
                    "AWS's runtime for Java is not on the class path, %s is missing: add the dependencies of event-functions-local")
    IllegalArgumentException noRuntimeClient(String type);

    /**
     * The runtime for Java has a native library, and none for this platform. Action: run the function in one of the ways that
     * the message names.
     */
    @Message(
            id = 1017,
            value =
                    "AWS's runtime for Java runs only on Linux on x86_64 and aarch64, not on %s: run the function as a native bootstrap, with quarkus dev, or in a container")
    IllegalArgumentException unsupportedPlatform(String platform);

    /** The artifact cannot be unpacked into a temporary directory. Action: see the reason; often the disk is full. */
    @Message(id = 1022, value = "The artifact %s of function %s cannot be installed: %s")
    IllegalArgumentException artifactNotInstalled(Object artifact, String function, Object reason);

    // Event source mappings

    /** A batch has been handled. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1030, value = "%s -> %s: %d records are done; the function answered %s")
    void batchDone(String source, String function, int records, String answer);

    /** Records of a batch failed and are redelivered. Action: see the reason. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1031, value = "%s -> %s: %d of %d records are redelivered, because %s: %s; the function answered %s")
    void batchRedelivered(
            String source, String function, int redelivered, int records, String reason, Object ids, String answer);

    /**
     * Records are not delivered again; an on-failure destination has them, if there is one. Action: correct the function, then
     * send the records again.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1032, value = "%s -> %s: %d records are discarded, because %s: %s")
    void batchDiscarded(String source, String function, int records, String reason, Object ids);

    /** The queue cannot be polled. Action: restore the SQS server; polling continues by itself. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1033, value = "Messages of queue %s cannot be received, which is retried: %s")
    void queueNotReceived(String queue, String reason);

    /**
     * A batch was handled, and its messages stay in the queue. Action: restore the SQS server; an idempotent function handles
     * the redelivery.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1034,
            value =
                    "Messages of queue %s were handled by function %s and are redelivered, because they cannot be deleted: %s")
    void messagesNotDeleted(String queue, String function, Object problems);

    /**
     * The mapping's filter criteria do not select the message. Action: none, unless the function misses events; then change the
     * filter.
     */
    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 1035, value = "Message %s of queue %s is deleted, because it does not match a filter")
    void messageFiltered(String message, String queue);

    /** A listener of batches has thrown an exception, which changes nothing in the delivery. Action: correct the listener. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1036, value = "A listener failed on a batch of %s for function %s")
    void batchListenerFailed(String source, String function, @Cause Throwable cause);

    /** The mapping ends while an invocation runs. Action: none. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1037, value = "Function %s has not answered; its messages of queue %s are redelivered")
    void notAnsweredOnClose(String function, String queue);

    /** A batch cannot be made of the received messages. Action: see the cause. */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 1038, value = "Messages of queue %s cannot be given to function %s and are redelivered")
    void batchNotGathered(String queue, String function, @Cause Throwable cause);

    /** AWS refuses a value of the event source mapping. Action: use a value that the message names. */
    @Message(id = 1040, value = "Invalid event source mapping: %s")
    IllegalArgumentException notAllowed(String sentence);

    /** The queue does not exist, or its server does not answer. Action: create the queue, and check its URL or ARN. */
    @Message(id = 1041, value = "The queue %s cannot be reached; create it, and check its URL or ARN: %s")
    IllegalStateException queueNotReachable(String queue, String reason, @Cause Throwable cause);

    /** The Kafka broker does not answer. Action: check the bootstrap servers. */
    @Message(id = 1042, value = "The topic %s cannot be reached at %s; check the bootstrap servers: %s")
    IllegalStateException topicNotReachable(String topic, String servers, String reason, @Cause Throwable cause);

    /** The Kafka broker does not have the topic. Action: create the topic. */
    @Message(id = 1047, value = "There is no topic %s at %s: create it")
    IllegalStateException topicNotFound(String topic, String servers);

    /** The topic cannot be polled. Action: restore the Kafka broker; polling continues by itself. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1050, value = "Records of topic %s cannot be received, which is retried")
    void topicNotPolled(String topic, @Cause Throwable cause);

    /**
     * The partitions were assigned to other consumers, which receive the records again. Action: none; if it happens often, let
     * invocations be shorter.
     */
    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1051,
            value = "Offsets of topic %s are not committed, because other consumers have the partitions: %s")
    void partitionsLost(String topic, Object offsets);

    /**
     * Discarded records cannot be sent to the on-failure destination. Action: restore the destination; the mapping continues by
     * itself.
     */
    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 1052,
            value =
                    "The on-failure destination of %s does not accept records, which is retried; until then %s wait: %s")
    void destinationNotReachable(String source, Object ids, String reason);

    /** The Kafka broker does not accept a commit. Action: restore the broker; the offsets are committed later. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1053, value = "Offsets of topic %s are not committed, which is retried, %s: %s")
    void offsetsNotCommitted(String topic, Object offsets, String reason);

    /**
     * The address of a channel's broker is not configured, and none was started for it. Action: set the key that the message
     * names.
     */
    @Message(
            id = 1066,
            value = "Channel %s cannot be polled as on Lambda, because its broker is not configured: set %s")
    IllegalStateException noBroker(String channel, String key);

    // The command line

    /** The options name a function and no event or source of events. Action: add one of the options that the message names. */
    @Message(
            id = 1023,
            value =
                    "There is nothing to do with the function: name an event with --invoke, a source of events with --queue or --topic, or an application's configuration with --configuration")
    IllegalArgumentException nothingToDo();

    /** The file of {@code --invoke} cannot be read. Action: correct its name. */
    @Message(id = 1024, value = "The event cannot be read: %s")
    String eventNotReadable(Object problem);

    /** The options do not name a function. Action: add one of the options that the message names. */
    @Message(
            id = 1025,
            value =
                    "There is nothing to run: name an artifact with --function, or with --port a runtime that you start yourself")
    IllegalArgumentException noFunction();

    /** An option needs a value. Action: add it after the option. */
    @Message(id = 1026, value = "Option %s has no value")
    String optionWithoutValue(String option);

    /** An option is unknown. Action: use one of those that are printed after the message. */
    @Message(id = 1027, value = "There is no option %s")
    String unknownOption(String option);

    /** An option has an invalid value. Action: use a value that the message names. */
    @Message(id = 1028, value = "Invalid value '%s' for option %s: expected %s")
    String invalidOption(String value, String option, String expected);

    /** The options do not say where the stack is. Action: add one of the options that the message names. */
    @Message(
            id = 1029,
            value =
                    "Stack %s cannot be found: name the server that it is on with --endpoint, or with --template what is to be deployed")
    IllegalArgumentException noEndpoint(String stack);

    /** The application.properties of the artifact or of {@code --configuration} cannot be read. Action: see the cause. */
    @Message(id = 1060, value = "The application's configuration cannot be read")
    String configurationNotReadable();

    /** A function is ready for events; the line below sends one. Action: none. */
    @Message(id = 1085, value = "Function %s receives what is sent to %s %s, for example by")
    String receives(String function, String kind, String source);

    /** The application's configuration has no channel that the command can poll. Action: choose another profile or a source. */
    @Message(
            id = 1086,
            value =
                    "%s configures no incoming channel on SQS or Kafka that can be polled here in profile %s: choose another profile with --env QUARKUS_PROFILE=..., or a source with --queue or --topic")
    IllegalArgumentException noChannel(Object artifact, String profile);

    /**
     * A channel names its broker, which can be that of production, so it is not polled. Action: none, or name the source with
     * the options.
     */
    @Message(
            id = 1087,
            value =
                    "Channel %s receives no events here, because it names a broker of its own; --queue or --topic with --sqs-endpoint or --kafka receives them from there")
    String channelLeftOut(String channel);

    /** The artifact has no configuration to read channels from. Action: add one of the options that the message names. */
    @Message(
            id = 1088,
            value =
                    "%s holds no application.properties that says where its events come from: name that file with --configuration, a source with --queue or --topic, or an event with --invoke")
    IllegalArgumentException noConfiguration(Object artifact);

    /**
     * The command has started a broker, because the function's channels use one and none is named. Action: none; name a broker
     * with the options to use another one.
     */
    @Message(id = 1089, value = "A local %s listens on %s")
    String brokerStarted(String kind, Object address);

    // Packaged services

    /** The program that Quarkus has packaged cannot be run. Action: see the cause. */
    @Message(id = 1064, value = "The service in %s cannot be started")
    String serviceNotStarted(Object directory);

    /** A build's directory has no packaged application. Action: package it. */
    @Message(id = 1065, value = "There is no service in %s: package it first (./mvnw package)")
    IllegalStateException noService(Object directory);

    // Stacks

    /** A template is deployed; the lines below are its outputs. Action: none. */
    @Message(id = 1043, value = "Stack %s of %s is deployed")
    String stackDeployed(String stack, Object template);

    /** The server cannot make the stack. Action: see the server's log. */
    @Message(id = 1044, value = "Stack %s cannot be created, its status is %s")
    IllegalStateException stackNotCreated(String stack, String status);

    /** Aliases are left out of the template, and with them SnapStart. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1045, value = "moto_server does not have aliases, so these functions are deployed without theirs: %s")
    void withoutAliases(Object functions);

    /** A function of the stack has no event source mapping with a queue. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1046, value = "Function %s (%s) is not run here: no queue invokes it")
    void functionNotRun(String function, String logicalId);

    /** The server's answer is not that of AWS. Action: check the address of the server. */
    @Message(id = 1048, value = "The answer to %s %s is not XML")
    IllegalStateException notXml(String service, String action, @Cause Throwable cause);

    /** The server's answer is not that of AWS. Action: check the address of the server. */
    @Message(id = 1049, value = "The answer to lambda %s is not JSON")
    IllegalStateException notJson(String path, @Cause Throwable cause);

    /** The program is not on the path. Action: install it. */
    @Message(id = 1054, value = "moto_server cannot be started: install it with pip install 'moto[server]'")
    IllegalStateException motoNotInstalled(@Cause Throwable cause);

    /**
     * The server was started and is not ready in time. Action: start it yourself to see why, and name it with
     * {@code --endpoint}.
     */
    @Message(id = 1055, value = "moto_server does not answer on port %d")
    IllegalStateException motoNotReady(int port);

    /** The template is invalid. Action: correct it. */
    @Message(id = 1056, value = "SAM's translator refuses %s: %s")
    IllegalStateException templateRefused(Object template, String reason);

    /** Python or the translator is missing. Action: install them. */
    @Message(id = 1057, value = "SAM's translator cannot be run: install Python, and pip install aws-sam-translator")
    IllegalStateException translatorNotInstalled(@Cause Throwable cause);

    /** The template names a file that does not exist. Action: package the functions. */
    @Message(
            id = 1058,
            value = "The code %s of a function cannot be read: package the functions first (./mvnw package)")
    IllegalStateException codeNotReadable(Object file, @Cause Throwable cause);

    /** The server that stands in for AWS does not answer. Action: start it, or correct its address. */
    @Message(id = 1059, value = "The server at %s cannot be reached, start moto_server or check the address: %s")
    IllegalStateException serverNotReachable(Object endpoint, String reason, @Cause Throwable cause);

    /** The code of a function cannot be written into a temporary file. Action: see the cause; often the disk is full. */
    @Message(id = 1063, value = "The code %s of a function cannot be stored")
    IllegalStateException codeNotStored(Object code, @Cause Throwable cause);

    /** The server that stands in for AWS has answered with an error. Action: see the answer in the message. */
    @Message(id = 1090, value = "The server at %s refuses %s %s of %s with %d: %s")
    IllegalStateException requestRefused(
            Object endpoint, Object method, String path, String service, int status, String answer);

    /** The stack was deployed from a template that is not translated. Action: deploy it with {@code --template}. */
    @Message(id = 1091, value = "The template of stack %s is not JSON: deploy the result of SAM's translator")
    IllegalStateException templateNotJson(String stack, @Cause Throwable cause);

    /** The template refers to something that only AWS knows. Action: give the functions that value with {@code --env}. */
    @Message(id = 1092, value = "The value of %s in stack %s is unknown")
    IllegalStateException unknownValue(Object value, String stack);

    /** The address of the server is one of AWS. Action: name a server that stands in for AWS. */
    @Message(id = 1093, value = "Stack %s cannot be run here from %s: AWS runs what is deployed there")
    IllegalArgumentException stackOnAws(String stack, Object endpoint);

    /** The function's code is an image or inline. Action: give it an artifact. */
    @Message(
            id = 1094,
            value = "Function %1$s has no code in S3 that can be run here: give it an artifact with --code %1$s=PATH")
    IllegalStateException noCodeInS3(String function);

    /** The server does not support these resources of the template. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1095, value = "The server at %s has left out resources of type %s: %s")
    void leftOut(Object endpoint, String type, String names);

    /** Only event source mappings with queues run here. Action: none. */
    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 1096, value = "%s (%s) brings no events here: its source is not a queue")
    void mappingNotRun(String logicalId, String type);

    /** A subscription of the template was made by the command, because the server does not make it. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1097, value = "The server has left out subscription %s, so queue %s is subscribed to %s with %s")
    void subscribed(String subscription, String queue, String topic, Object attributes);

    /** The mapping invokes a function that another stack or nobody has deployed. Action: deploy the function with the stack. */
    @Message(id = 1098, value = "An event source mapping of stack %s names function %s, which is not in the stack")
    IllegalStateException functionNotInStack(String stack, String function);

    /** A function of the stack is ready for events. Action: none. */
    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1099, value = "Function %s (%s) receives what is sent to queue %s")
    void functionRuns(String function, String logicalId, String queue);
}

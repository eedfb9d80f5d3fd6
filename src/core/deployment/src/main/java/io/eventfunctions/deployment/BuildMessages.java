package io.eventfunctions.deployment;

import java.util.Collection;

import org.jboss.logging.Messages;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;
import org.jboss.logging.annotations.ValidIdRange;

/** What stops the build. All problems of an application are reported at once. */
@MessageBundle(projectCode = "EVF", length = 4)
@ValidIdRange(min = 101, max = 199)
interface BuildMessages {

    BuildMessages MESSAGES = Messages.getBundle(java.lang.invoke.MethodHandles.lookup(), BuildMessages.class);

    /** The class of a function is not a CDI bean. Action: make it a concrete class with a public constructor. */
    @Message(
            id = 102,
            value = "%s is a function, but its class is not a bean: make it a concrete class with a public constructor")
    String notABean(String function);

    /** A function has a channel to send to and none to receive from. Action: add {@code @Incoming}. */
    @Message(id = 103, value = "%s has @Outgoing(\"%s\") but no channel to receive events from: add @Incoming(\"...\")")
    String noIncoming(String function, String outgoing);

    /** A function has more than one outgoing channel. Action: keep one, and send to others with {@code EventPublisher}. */
    @Message(id = 104, value = "%s has several @Outgoing channels %s: keep one")
    String severalOutgoing(String function, Collection<String> channels);

    /** A filter cannot be parsed. Action: correct the expression. */
    @Message(
            id = 105,
            value = "%s has an invalid filter, @EventFilter(\"%s\"): expected an expression of CloudEvents SQL%s")
    String invalidFilter(String function, String expression, String reason);

    /** Two functions have one name, by which dead letters are redriven. Action: name one with {@code @Funq("...")}. */
    @Message(
            id = 106,
            value = "%s has the function name %s, and so has %s: give one of them another with @Funq(\"...\")")
    String sameName(String function, String name, String other);

    /** Two functions of a channel read one event type as different classes. Action: use one class. */
    @Message(
            id = 107,
            value =
                    "%s takes %s on channel %s, and %s takes %s: both stand for the event type %s, so use one class for it")
    String sameEventType(
            String function, String payload, String channel, String other, String otherPayload, String eventType);

    /** A parameter is neither a payload nor an event. Action: annotate its class or take a CloudEvent. */
    @Message(
            id = 108,
            value =
                    "%s takes %s, which has no event type: annotate the class with @EventType(\"...\") or take a CloudEvent")
    String noEventType(String function, String parameter);

    /** A function has no parameter for the event, or several. Action: take one payload or one CloudEvent. */
    @Message(
            id = 109,
            value = "%s takes %s: a function takes one payload or one CloudEvent, and optionally an EventContext")
    String wrongParameters(String function, String parameters);

    /** A function without a result has a channel to send to. Action: remove {@code @Outgoing} or return an event. */
    @Message(id = 110, value = "%s returns nothing: remove @Outgoing(\"%s\") or return an event")
    String returnsNothing(String function, String outgoing);

    /** A function returns an object that is not an event. Action: return one of what the message names. */
    @Message(
            id = 111,
            value =
                    "%s returns %s, which is not an event: return a class with @EventType(\"...\"), a CloudEvent, a collection, Multi or Uni of these, or nothing")
    String returnsNoEvent(String function, String type);

    /** A function returns events and has no channel to send them to. Action: add {@code @Outgoing}. */
    @Message(
            id = 112,
            value = "%s returns %s but has no channel to send it to: add @Outgoing(\"...\") or return nothing")
    String noOutgoing(String function, String type);

    /** JSON cannot be read as an interface or abstract class. Action: annotate a class or record, or let Jackson know the kinds. */
    @Message(
            id = 113,
            value =
                    "%s is an interface or abstract class with @EventType(\"%s\"), which cannot be read from JSON: put the annotation on a class or record, or add @JsonTypeInfo and @JsonSubTypes, so that the data names its class")
    String interfaceWithEventType(Object type, String eventType);

    /** An event type is empty. Action: name the CloudEvents type. */
    @Message(id = 114, value = "%s has an empty @EventType: name the CloudEvents type that it stands for")
    String emptyEventType(Object type);

    /** A method with {@code @PartitionKey} has parameters. Action: use one without. */
    @Message(id = 115, value = "%s.%s has @PartitionKey and parameters: use a method without")
    String partitionKeyWithParameters(Object type, String method);

    /** A payload has two partition keys. Action: keep one. */
    @Message(id = 116, value = "%s has @PartitionKey on %s and on %s: keep one")
    String severalPartitionKeys(Object type, String one, String other);

    /** A function's channel is not configured. Action: set its connector. */
    @Message(
            id = 117,
            value =
                    "%1$s uses the %2$s channel %3$s, which has no configuration: set mp.messaging.%2$s.%3$s.connector, for example to smallrye-kafka; configured are %4$s")
    String unconfiguredChannel(String function, String direction, String channel, Collection<String> configured);

    /** A function lists a channel twice. Action: remove one of the annotations. */
    @Message(id = 120, value = "%s has @Incoming(\"%s\") twice: remove one")
    String sameIncoming(String function, String channel);

    /** A result holds collections or promises in a collection, whose events would not be found. Action: return one collection. */
    @Message(
            id = 121,
            value =
                    "%s returns %s, collections in one another: return one collection or Multi of events, or a Uni of one")
    String nestedResult(String function, String type);

    /** A class in a dependency is unknown to the build, with its annotations. Action: as the message says. */
    @Message(
            id = 122,
            value =
                    "%s uses %s, which is not in the application's index, so that its annotations are not seen: add the Jandex Maven plugin to the module that the class is in, or set quarkus.index-dependency.<name>.group-id and .artifact-id to that module")
    String notIndexed(String function, Object type);

    /** Kotlin's coroutines are not supported. Action: as the message says. */
    @Message(
            id = 123,
            value =
                    "%s is a suspend function, which is not supported: remove suspend (a function may block), or return a Uni")
    String suspendFunction(String function);

    /** A channel of functions has an emitter of Reactive Messaging as well. Action: as the message says. */
    @Message(
            id = 124,
            value =
                    "%s sends to channel %s, and %s has an emitter for it: an emitter sends no CloudEvents, so inject EventPublisher there and call publish(\"%2$s\", event), or give the emitter a channel of its own")
    String emitterBesideFunction(String function, String channel, String place);
}

package io.eventfunctions.deployment;

import java.util.Collection;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cloudevents.CloudEvent;
import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Incomings;
import io.smallrye.reactive.messaging.annotations.Outgoings;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.jandex.DotName;

import io.eventfunctions.EventContext;
import io.eventfunctions.EventFilter;
import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** The names that the build looks for in the application's index. */
final class DotNames {

    static final DotName FUNQ = DotName.createSimple(Funq.class);
    static final DotName INCOMING = DotName.createSimple(Incoming.class);
    static final DotName INCOMINGS = DotName.createSimple(Incomings.class);
    static final DotName OUTGOING = DotName.createSimple(Outgoing.class);
    static final DotName OUTGOINGS = DotName.createSimple(Outgoings.class);
    static final DotName MESSAGING_BLOCKING =
            DotName.createSimple(io.smallrye.reactive.messaging.annotations.Blocking.class);

    static final DotName BLOCKING = DotName.createSimple(Blocking.class);
    static final DotName NON_BLOCKING = DotName.createSimple(NonBlocking.class);
    static final DotName VIRTUAL_THREAD = DotName.createSimple(RunOnVirtualThread.class);

    static final DotName EVENT_TYPE = DotName.createSimple(EventType.class);
    static final DotName EVENT_FILTER = DotName.createSimple(EventFilter.class);
    static final DotName PARTITION_KEY = DotName.createSimple(PartitionKey.class);
    static final DotName EVENT_CONTEXT = DotName.createSimple(EventContext.class);
    static final DotName CLOUD_EVENT = DotName.createSimple(CloudEvent.class);

    /** The last parameter of a {@code suspend} function of Kotlin. */
    static final DotName CONTINUATION = DotName.createSimple("kotlin.coroutines.Continuation");

    static final DotName JSON_TYPE_INFO = DotName.createSimple(JsonTypeInfo.class);
    static final DotName JSON_DESERIALIZE = DotName.createSimple(JsonDeserialize.class);

    static final DotName UNI = DotName.createSimple(Uni.class);
    static final DotName MULTI = DotName.createSimple(Multi.class);
    static final DotName VOID = DotName.createSimple(Void.class);

    /** Generic types whose first argument is what a function sends several of. */
    static final Set<DotName> SEVERAL = Set.of(
            MULTI,
            DotName.createSimple(Iterable.class),
            DotName.createSimple(Collection.class),
            DotName.createSimple(java.util.List.class),
            DotName.createSimple(java.util.Set.class));

    /** What belongs to us on a {@code @Funq} method and would make Reactive Messaging wire it too. */
    static final Set<DotName> HIDDEN_FROM_MESSAGING =
            Set.of(INCOMING, INCOMINGS, OUTGOING, OUTGOINGS, MESSAGING_BLOCKING, BLOCKING);

    private DotNames() {}
}

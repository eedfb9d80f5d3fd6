package io.eventfunctions.http;

import java.util.Set;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

import io.eventfunctions.Channels;
import io.eventfunctions.DeadLetters;
import io.eventfunctions.EventPublisher;

/** Creates the handlers of the routes. */
@Recorder
public class HttpRecorder {

    private final RuntimeValue<HttpConfig> config;

    /** A recorder with the application's configuration. */
    public HttpRecorder(RuntimeValue<HttpConfig> config) {
        this.config = config;
    }

    /** The handler of {@code /events/{channel}}. */
    public Handler<RoutingContext> publishHandler(LaunchMode mode) {
        HttpConfig http = config.getValue();
        return new PublishHandler(
                Arc.container().instance(EventPublisher.class).get(),
                new PublishableChannels(mode.isDevOrTest(), http.channels().orElse(Set.of())),
                new BodyReader(http.maxBodySize().asLongValue()),
                new UnconfirmedEventsLimit(http.maxUnconfirmed()),
                http.timeout());
    }

    /** The handler of {@code /dead-letters/{channel}}, which passes all requests on if the resource is not open. */
    public Handler<RoutingContext> deadLetterHandler(LaunchMode mode) {
        HttpConfig http = config.getValue();
        return mode.isDevOrTest() || http.deadLetters()
                ? new DeadLetterHandler(
                        Arc.container().instance(DeadLetters.class).get(),
                        new BodyReader(http.maxBodySize().asLongValue()))
                : RoutingContext::next;
    }

    /** The handler of {@code /channels}, which passes all requests on if the resource is not open. */
    public Handler<RoutingContext> channelsHandler(LaunchMode mode) {
        return mode.isDevOrTest() || config.getValue().channelControl()
                ? new ChannelsHandler(Arc.container().instance(Channels.class).get())
                : RoutingContext::next;
    }
}

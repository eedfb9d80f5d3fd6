package io.eventfunctions.benchmarks.http.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Reads the JSON of an order, sends it, and answers when the broker has confirmed it. */
@Path("/events/counted")
public class OrderResource {

    private final MutinyEmitter<Record<String, Order>> orders;

    OrderResource(@Channel("counted") MutinyEmitter<Record<String, Order>> orders) {
        this.orders = orders;
    }

    /** Status 202 after the confirmation. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> publish(Order order) {
        return orders.send(Record.of(order.key(), order))
                .replaceWith(() -> Response.accepted().build());
    }
}

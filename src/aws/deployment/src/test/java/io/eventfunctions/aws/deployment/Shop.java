package io.eventfunctions.aws.deployment;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Two consumers of orders; the first one declines some. */
public class Shop {

    private final Arrivals arrivals;

    Shop(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Funq
    @Incoming("payments")
    public void pay(CloudEvent order) {
        add("payments", order);
        if (order.getId().equals("declined")) {
            throw new IllegalStateException("Declined");
        }
    }

    @Funq
    @Incoming("shipping")
    public void ship(CloudEvent order) {
        add("shipping", order);
    }

    private void add(String consumer, CloudEvent order) {
        arrivals.add(CloudEventBuilder.from(order)
                .withId(consumer + " " + order.getId())
                .build());
    }
}

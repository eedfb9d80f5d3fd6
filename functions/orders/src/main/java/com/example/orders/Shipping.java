package com.example.orders;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/** Sends the goods of paid orders, the events of one order one after the other. */
@ApplicationScoped
public class Shipping {

    private static final Logger LOG = Logger.getLogger(Shipping.class);

    private final Stock stock;

    Shipping(Stock stock) {
        this.stock = stock;
    }

    /** Hands the goods out. */
    @Funq
    @Incoming("shipping")
    @Outgoing("orders")
    public OrderShipped ship(OrderPaid order) {
        stock.handOut(order.orderId());
        LOG.infof("Order %s is on its way", order.orderId());
        return new OrderShipped(order.orderId());
    }
}

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
    private final Bank bank;

    Shipping(Stock stock, Bank bank) {
        this.stock = stock;
        this.bank = bank;
    }

    /** Hands the goods out; a payment that comes after its order was cancelled ships nothing and is paid back. */
    @Funq
    @Incoming("shipping")
    @Outgoing("orders")
    public OrderShipped ship(OrderPaid order) {
        if (!stock.handOut(order.orderId())) {
            LOG.warnf("Order %s is cancelled, nothing is shipped and the payment goes back", order.orderId());
            bank.refund(order.orderId());
            return null;
        }
        LOG.infof("Order %s is on its way", order.orderId());
        return new OrderShipped(order.orderId());
    }
}

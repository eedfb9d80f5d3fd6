package com.example.orders;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Context;
import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

import io.eventfunctions.EventContext;

/**
 * Undoes orders that nobody pays for: the compensation of {@link Payments}. A charge whose event could not be sent is paid back,
 * too; what is shipped stays sold.
 */
@ApplicationScoped
public class Cancellations {

    private static final Logger LOG = Logger.getLogger(Cancellations.class);

    private final Stock stock;
    private final Bank bank;

    Cancellations(Stock stock, Bank bank) {
        this.stock = stock;
        this.bank = bank;
    }

    /** The bank has declined. */
    @Funq
    @Incoming("payments")
    @Outgoing("orders")
    public OrderCancelled cancelDeclined(PaymentDeclined payment) {
        return cancel(payment.orderId(), payment.reason());
    }

    /** The request has become a dead letter: its time was over, or the bank could not be reached. */
    @Funq
    @Incoming("unpaid")
    @Outgoing("orders")
    public OrderCancelled cancelUnpaid(PaymentRequested request, @Context EventContext context) {
        return cancel(
                request.orderId(),
                "No payment: " + context.extension("deadletterreason").orElse("unknown"));
    }

    private OrderCancelled cancel(String order, String reason) {
        if (!stock.giveBack(order)) {
            LOG.infof("Order %s is shipped, it is not cancelled any more", order);
            return null;
        }
        bank.refund(order);
        LOG.infof("Order %s is cancelled: %s", order, reason);
        return new OrderCancelled(order, reason);
    }
}

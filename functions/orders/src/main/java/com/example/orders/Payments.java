package com.example.orders;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.funqy.Funq;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/** Reserves what was ordered and has the customer pay for it. */
@ApplicationScoped
public class Payments {

    private static final Logger LOG = Logger.getLogger(Payments.class);

    private final Stock stock;
    private final Bank bank;

    Payments(Stock stock, Bank bank) {
        this.stock = stock;
        this.bank = bank;
    }

    /** Reserves the goods and asks for the payment, which must come in time; an order that comes late again is not paid again. */
    @Funq
    @Incoming("payments")
    @Outgoing("payment-requests")
    public PaymentRequested requestPayment(OrderPlaced order) {
        return stock.reserve(order.orderId(), order.item(), order.quantity())
                ? new PaymentRequested(order.orderId(), order.amount(), order.card())
                : null;
    }

    /** Charges the card. */
    @Funq
    @Incoming("payment-requests")
    @Outgoing("orders")
    public PaymentAnswer takePayment(PaymentRequested request) {
        LOG.infof("Order %s is to be paid", request.orderId());
        String refusal = bank.charge(request.orderId(), request.amount(), request.card());
        return refusal == null ? new OrderPaid(request.orderId()) : new PaymentDeclined(request.orderId(), refusal);
    }
}

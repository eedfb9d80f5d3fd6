package com.example.orders;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** The customer has paid. */
@EventType("com.example.order.paid")
public record OrderPaid(@PartitionKey String orderId) implements PaymentAnswer {}

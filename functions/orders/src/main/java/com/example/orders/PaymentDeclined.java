package com.example.orders;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** The bank doesn't pay. */
@EventType("com.example.payment.declined")
public record PaymentDeclined(@PartitionKey String orderId, String reason) implements PaymentAnswer {}

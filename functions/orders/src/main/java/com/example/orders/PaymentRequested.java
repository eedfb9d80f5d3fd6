package com.example.orders;

import java.math.BigDecimal;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** The goods are reserved, and the customer is to pay while they are. */
@EventType("com.example.payment.requested")
public record PaymentRequested(@PartitionKey String orderId, BigDecimal amount, String card) {}

package com.example.orders;

import java.math.BigDecimal;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** A customer has ordered something. */
@EventType("com.example.order.placed")
public record OrderPlaced(@PartitionKey String orderId, String item, int quantity, BigDecimal amount, String card) {}

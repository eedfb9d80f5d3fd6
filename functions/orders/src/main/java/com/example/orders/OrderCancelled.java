package com.example.orders;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** Nothing comes of the order; its goods are in stock again. */
@EventType("com.example.order.cancelled")
public record OrderCancelled(@PartitionKey String orderId, String reason) {}

package com.example.orders;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** The goods are on their way. */
@EventType("com.example.order.shipped")
public record OrderShipped(@PartitionKey String orderId) {}

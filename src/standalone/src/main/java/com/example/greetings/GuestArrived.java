package com.example.greetings;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** A guest has arrived. */
@EventType("com.example.guest.arrived")
public record GuestArrived(@PartitionKey String name) {}

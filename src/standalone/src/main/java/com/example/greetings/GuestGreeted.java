package com.example.greetings;

import io.eventfunctions.EventType;
import io.eventfunctions.PartitionKey;

/** A guest has been greeted. */
@EventType("com.example.guest.greeted")
public record GuestGreeted(@PartitionKey String name, String words) {}

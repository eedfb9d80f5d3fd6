package com.example.users;

import java.util.Map;

import io.eventfunctions.local.mapping.EventSourceMapping;

/** A broker that the packaged application is led to from outside, and its clients that know nothing of us. */
interface Broker {

    /** Starts it, with the queues or topics of the application. */
    void start();

    /** Ends it. */
    void stop();

    /** What leads the application to it. */
    Map<String, String> environment();

    /** Brings a function what is sent to {@code users}. */
    EventSourceMapping users();

    /** Sends an event, in CloudEvents' JSON format, to {@code users}. */
    void register(String event);

    /** What was sent to a queue or topic. */
    Sent sent(String name);
}

package io.eventfunctions.crash;

import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;

/** What the crash test needs of a broker: it runs in a process of its own, and the test is a client that knows nothing of us. */
interface Broker extends AutoCloseable {

    /** Where it reports, and what its journals lie under. */
    String name();

    /** Whether it keeps the order of a key's events. */
    boolean keepsOrder();

    /** Whether its events outlive its process, so that it may be killed as well. */
    boolean isDurable();

    /** Starts the process and creates what the application needs. */
    void start();

    void kill();

    /** The application's system properties. */
    Map<String, String> settings();

    /** Where an event source mapping finds the events: the URL of a queue, or the addresses of a Kafka cluster. */
    String source();

    /** Returns when the broker has all of them. */
    void publish(List<WorkItem> items) throws Exception;

    /** How many events the application has not acknowledged yet. */
    long unacknowledged() throws Exception;

    /** All that there are now; may be asked once. */
    List<CloudEvent> deadLetters() throws Exception;

    @Override
    void close();
}

package io.eventfunctions.crash;

import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;

/** A broker that only the application reaches through a cable, and that lives as long as the test. */
record CabledBroker(CuttableBroker broker, Cable cable) implements Broker {

    static CabledBroker of(CuttableBroker broker) {
        return new CabledBroker(broker, Cable.to(broker.port()));
    }

    @Override
    public String name() {
        return broker.name() + "-cuts";
    }

    @Override
    public boolean keepsOrder() {
        return broker.keepsOrder();
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public void start() {
        broker.start();
    }

    @Override
    public void kill() {
        broker.kill();
    }

    @Override
    public Map<String, String> settings() {
        return broker.settingsAt(cable.port());
    }

    @Override
    public String source() {
        return broker.source();
    }

    @Override
    public void publish(List<WorkItem> items) throws Exception {
        broker.publish(items);
    }

    @Override
    public long unacknowledged() throws Exception {
        return broker.unacknowledged();
    }

    @Override
    public List<CloudEvent> deadLetters() throws Exception {
        return broker.deadLetters();
    }

    @Override
    public void close() {
        cable.close();
        broker.close();
    }
}

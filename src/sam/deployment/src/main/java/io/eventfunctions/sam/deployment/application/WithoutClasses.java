package io.eventfunctions.sam.deployment.application;

import java.util.Optional;
import java.util.Set;

import io.eventfunctions.delivery.PolicyReader;
import io.eventfunctions.delivery.PolicySettings;

/** Settings of a policy without the classes that they name: the template has no use for them, and the application checks them. */
record WithoutClasses(PolicySettings settings) implements PolicySettings {

    @Override
    public Optional<Setting> find(String name) {
        return name.equals(PolicyReader.NO_RETRY_ON) ? Optional.empty() : settings.find(name);
    }

    @Override
    public Set<Setting> all() {
        return settings.all();
    }
}

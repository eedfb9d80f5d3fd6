package io.eventfunctions.delivery;

import java.util.Optional;
import java.util.Set;

/** Where a policy is read from: the channel's own keys, else its connector's, else the application's. */
public interface PolicySettings {

    /**
     * A value and the full name of the key that it stands under.
     *
     * @param key what the user wrote it under
     * @param value never blank
     */
    record Setting(String key, String value) {}

    /** The setting that holds, by the name that follows {@code delivery.} in the key. */
    Optional<Setting> find(String name);

    /** All settings: those of the channel, its connector and the application, whether they hold or not. */
    Set<Setting> all();
}

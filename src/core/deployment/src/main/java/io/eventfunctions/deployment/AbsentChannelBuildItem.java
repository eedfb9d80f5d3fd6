package io.eventfunctions.deployment;

import io.quarkus.builder.item.MultiBuildItem;

/** An incoming channel that only functions consume whose classes are not in this build: it is not opened. */
public final class AbsentChannelBuildItem extends MultiBuildItem {

    private final String name;

    AbsentChannelBuildItem(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }
}

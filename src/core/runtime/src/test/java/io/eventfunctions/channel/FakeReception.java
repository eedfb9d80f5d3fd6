package io.eventfunctions.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.eventfunctions.spi.Reception;

/** Writes down what it is told. */
final class FakeReception implements Reception {

    private final List<String> told = new ArrayList<>();

    List<String> told() {
        return told;
    }

    @Override
    public void pause(String channel) {
        told.add("pause");
    }

    @Override
    public void resume(String channel) {
        told.add("resume");
    }

    @Override
    public CompletionStage<Void> release(String channel) {
        told.add("release");
        return CompletableFuture.completedFuture(null);
    }
}

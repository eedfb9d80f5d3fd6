package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.eventfunctions.spi.DeduplicationStore;

/** Answers claims as the test has written down, grants all others, and keeps what it is asked. */
final class ScriptedStore implements DeduplicationStore {

    private final Queue<Supplier<CompletionStage<Claim>>> answers = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private Supplier<CompletionStage<Void>> whenSettled = () -> CompletableFuture.completedFuture(null);

    void answers(Claim... claims) {
        for (Claim claim : claims) {
            answers.add(() -> CompletableFuture.completedFuture(claim));
        }
    }

    void answersWith(Supplier<CompletionStage<Claim>> claim) {
        answers.add(claim);
    }

    /** What becomes of each completion and release. */
    void settlesWith(Supplier<CompletionStage<Void>> settling) {
        whenSettled = settling;
    }

    /** What it was asked, such as {@code claim 1 for PT1H}. */
    List<String> questions() {
        return questions;
    }

    List<Key> keys() {
        return keys;
    }

    @Override
    public CompletionStage<Claim> claim(Key key, Duration expiry) {
        keys.add(key);
        questions.add("claim " + key.id() + " for " + expiry);
        return answers.isEmpty()
                ? CompletableFuture.completedFuture(Claim.GRANTED)
                : answers.poll().get();
    }

    @Override
    public CompletionStage<Void> complete(Key key, Duration window) {
        questions.add("complete " + key.id() + " for " + window);
        return whenSettled.get();
    }

    @Override
    public CompletionStage<Void> release(Key key) {
        questions.add("release " + key.id());
        return whenSettled.get();
    }
}

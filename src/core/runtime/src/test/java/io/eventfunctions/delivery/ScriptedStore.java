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

    private final Queue<Supplier<CompletionStage<Answer>>> answers = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private Supplier<CompletionStage<Boolean>> whenSettled = () -> CompletableFuture.completedFuture(true);
    private Supplier<CompletionStage<Boolean>> whenRenewed = () -> CompletableFuture.completedFuture(true);
    private DeduplicationStore real;
    private long tokens;

    /** Another store answers everything from now on. */
    void delegatesTo(DeduplicationStore store) {
        real = store;
    }

    /** The next claims are refused so. */
    void refuses(Refusal... refusals) {
        for (Refusal refusal : refusals) {
            answers.add(() -> CompletableFuture.completedFuture(refusal));
        }
    }

    void answersWith(Supplier<CompletionStage<Answer>> claim) {
        answers.add(claim);
    }

    /** A claim that the test may answer with; its event has been attempted or not. */
    Claim claim(boolean attempted) {
        return new Claim(new Key("/test", "1", "function"), ++tokens, attempted);
    }

    /** What becomes of each completion and release. */
    void settlesWith(Supplier<CompletionStage<Boolean>> settling) {
        whenSettled = settling;
    }

    /** What becomes of each renewal. */
    void renewsWith(Supplier<CompletionStage<Boolean>> renewal) {
        whenRenewed = renewal;
    }

    /** What it was asked, such as {@code claim 1 for PT30S}. */
    List<String> questions() {
        return questions;
    }

    List<Key> keys() {
        return keys;
    }

    @Override
    public CompletionStage<Answer> claim(Key key, Duration expiry, Duration window) {
        keys.add(key);
        questions.add("claim " + key.id() + " for " + expiry);
        if (real != null) {
            return real.claim(key, expiry, window);
        }
        return answers.isEmpty()
                ? CompletableFuture.completedFuture(new Claim(key, ++tokens, false))
                : answers.poll().get();
    }

    @Override
    public CompletionStage<Boolean> renew(Claim claim, Duration expiry) {
        questions.add("renew " + claim.key().id() + " for " + expiry);
        return real == null ? whenRenewed.get() : real.renew(claim, expiry);
    }

    @Override
    public CompletionStage<Boolean> complete(Claim claim, Duration window) {
        questions.add("complete " + claim.key().id() + " for " + window);
        return real == null ? whenSettled.get() : real.complete(claim, window);
    }

    @Override
    public CompletionStage<Boolean> release(Claim claim, boolean attempted) {
        questions.add("release " + claim.key().id() + (attempted ? " attempted" : ""));
        return real == null ? whenSettled.get() : real.release(claim, attempted);
    }
}

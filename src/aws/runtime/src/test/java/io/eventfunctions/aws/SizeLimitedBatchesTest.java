package io.eventfunctions.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SizeLimitedBatchesTest {

    private static SizeLimitedBatches<String> batches(String... entries) {
        return SizeLimitedBatches.of(List.of(entries), String::length, 5);
    }

    @Test
    void whatFitsTogetherIsOneRequest() {
        assertEquals(List.of(List.of("aa", "bbb")), batches("aa", "bbb").requests());
    }

    @Test
    void whatDoesNotFitAnyMoreBeginsTheNextRequest() {
        assertEquals(
                List.of(List.of("aaa"), List.of("bbb", "cc"), List.of("ddddd")),
                batches("aaa", "bbb", "cc", "ddddd").requests());
    }

    @Test
    void whatIsTooLargeByItselfIsInNoneAndKeepsNothingBack() {
        SizeLimitedBatches<String> batches = batches("aa", "bbbbbb", "cc");
        assertEquals(List.of(List.of("aa", "cc")), batches.requests());
        assertEquals(Map.of("bbbbbb", 6L), batches.tooLarge());
    }

    @Test
    void ofNothingThereIsNoRequest() {
        assertEquals(List.of(), batches().requests());
        assertEquals(
                List.of(),
                batches("aaaaaa")
                        .send(entries -> CompletableFuture.failedFuture(new AssertionError()))
                        .join());
    }

    @Test
    void aRequestWaitsForTheAnswerToTheOneBeforeIt() {
        List<CompletableFuture<String>> asked = new ArrayList<>();
        CompletableFuture<List<String>> answers = batches("aaa", "bbb").send(entries -> {
            asked.add(new CompletableFuture<>());
            return asked.get(asked.size() - 1);
        });
        assertEquals(1, asked.size());
        asked.get(0).complete("first");
        assertEquals(2, asked.size());
        asked.get(1).complete("second");
        assertEquals(List.of("first", "second"), answers.join());
    }
}

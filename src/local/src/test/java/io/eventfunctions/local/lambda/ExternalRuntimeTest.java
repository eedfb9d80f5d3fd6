package io.eventfunctions.local.lambda;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import io.eventfunctions.local.lambda.artifact.Artifact;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

import static io.eventfunctions.local.lambda.JavaFunctions.await;
import static io.eventfunctions.local.lambda.JavaFunctions.bytes;
import static io.eventfunctions.local.lambda.JavaFunctions.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The Runtime API, as a runtime sees it that somebody else starts, such as {@code quarkus dev}. */
class ExternalRuntimeTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @AutoClose
    final LocalLambda function = external(TIMEOUT);

    private final RuntimeClient runtime = new RuntimeClient(function.runtimeApi());

    @Test
    void itGetsTheInvocationThatWaitsForIt() {
        CompletionStage<Answer> answer = function.invoke(bytes("waiting"));
        HttpResponse<String> invocation = await(runtime.next());
        assertEquals("waiting", invocation.body());
        assertEquals(202, runtime.respond(RuntimeClient.id(invocation), "done"));
        assertFalse(answer.toCompletableFuture().isDone(), "it is still at it until it asks again");
        runtime.next();
        assertEquals("done", text(await(answer)));
    }

    @Test
    void itGetsTheInvocationThatItWaitedFor() {
        CompletableFuture<HttpResponse<String>> next = runtime.next();
        CompletionStage<Answer> answer = function.invoke(bytes("first"));
        HttpResponse<String> first = await(next);
        assertEquals("first", first.body());
        runtime.respond(RuntimeClient.id(first), "one");
        next = runtime.next();
        assertEquals("one", text(await(answer)));
        function.invoke(bytes("second"));
        HttpResponse<String> second = await(next);
        assertEquals("second", second.body());
        assertNotEquals(RuntimeClient.id(first), RuntimeClient.id(second));
    }

    @Test
    void headersTellWhatTheInvocationIsAndWhenItsTimeIsOver() {
        long before = System.currentTimeMillis();
        function.invoke(bytes("{}"));
        HttpHeaders headers = await(runtime.next()).headers();
        long deadline = headers.firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow();
        assertTrue(deadline >= before + TIMEOUT.toMillis());
        assertTrue(deadline <= System.currentTimeMillis() + TIMEOUT.toMillis());
        assertEquals(
                "arn:aws:lambda:us-east-1:000000000000:function:external",
                headers.firstValue("Lambda-Runtime-Invoked-Function-Arn").orElseThrow());
        String trace = headers.firstValue("Lambda-Runtime-Trace-Id").orElseThrow();
        assertTrue(trace.matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0"), trace);
    }

    @Test
    void anErrorIsTheAnswer() {
        CompletionStage<Answer> answer = function.invoke(bytes("{}"));
        String id = RuntimeClient.id(await(runtime.next()));
        int status = runtime.post(
                "invocation/" + id + "/error",
                "{\"errorType\":\"com.example.Broken\",\"errorMessage\":\"it is \\\"broken\\\"\"}");
        assertEquals(202, status);
        runtime.next();
        assertEquals("com.example.Broken: it is \"broken\"", await(answer).error());
    }

    @Test
    void anErrorThatIsNoErrorDocumentIsShownAsItIs() {
        CompletionStage<Answer> answer = function.invoke(bytes("{}"));
        String id = RuntimeClient.id(await(runtime.next()));
        runtime.post("invocation/" + id + "/error", "it broke");
        runtime.next();
        assertEquals("Unhandled: it broke", await(answer).error());
    }

    @Test
    void aTimeoutOnlyFailsTheInvocation() {
        try (LocalLambda hasty = external(Duration.ofMillis(300))) {
            RuntimeClient slow = new RuntimeClient(hasty.runtimeApi());
            CompletionStage<Answer> answer = hasty.invoke(bytes("slow"));
            String late = RuntimeClient.id(await(slow.next()));
            assertEquals(
                    "Sandbox.Timedout: Task timed out after 0.30 seconds",
                    await(answer).error());
            CompletionStage<Answer> second = hasty.invoke(bytes("second"));
            assertEquals(202, slow.respond(late, "too late"));
            assertFalse(second.toCompletableFuture().isDone(), "the runtime has not asked for it yet");
            assertEquals("second", await(slow.next()).body());
        }
    }

    @Test
    void aRuntimeThatCameBackWithoutAnAnswerGetsTheInvocationAgain() {
        CompletionStage<Answer> answer = function.invoke(bytes("again"));
        String id = RuntimeClient.id(await(runtime.next()));
        RuntimeClient restarted = new RuntimeClient(function.runtimeApi());
        assertEquals(id, RuntimeClient.id(await(restarted.next())));
        restarted.respond(id, "done");
        restarted.next();
        assertEquals("done", text(await(answer)));
    }

    @Test
    void anInvocationThatIsGivenBackWaitsForTheRestartWithItsWholeTime() {
        CompletionStage<Answer> answer = function.invoke(bytes("again"));
        String id = RuntimeClient.id(await(runtime.next()));
        assertEquals(202, runtime.post("invocation/" + id + "/requeue", ""));
        long before = System.currentTimeMillis();
        HttpResponse<String> again = await(runtime.next());
        assertEquals(id, RuntimeClient.id(again));
        long deadline =
                again.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElseThrow();
        assertTrue(deadline >= before + TIMEOUT.toMillis());
        runtime.respond(id, "done");
        runtime.next();
        assertEquals("done", text(await(answer)));
    }

    /** Which of them came last is for the network to say. */
    @Test
    void ofTwoRequestsTheFirstIsGivenUpAndTheLastGetsTheInvocation() {
        CompletableFuture<HttpResponse<String>> one = runtime.next();
        RuntimeClient restarted = new RuntimeClient(function.runtimeApi());
        CompletableFuture<HttpResponse<String>> other = restarted.next();
        Awaitility.await().until(() -> one.isCompletedExceptionally() || other.isCompletedExceptionally());
        function.invoke(bytes("event"));
        assertEquals(
                "event", await(one.isCompletedExceptionally() ? other : one).body());
    }

    @Test
    void whatTheRuntimeApiDoesntKnowIsAnError() {
        assertEquals(400, runtime.respond("00000000-0000-0000-0000-000000000000", "{}"));
        assertEquals(404, runtime.post("restore/next", ""));
        assertEquals(404, runtime.post("invocation/00000000/success", ""));
    }

    @Test
    void aRuntimeThatWasStartedHereAndAsksTwiceIsRefused() {
        try (LocalLambda started = LocalLambda.function("greedy")
                .artifact(Programs.bootstrap("hello"))
                .start()) {
            assertEquals("403", text(JavaFunctions.invoke(started, RuntimeMain.ASK_TWICE)));
        }
    }

    private static LocalLambda external(Duration timeout) {
        return LocalLambda.function("external")
                .artifact(new Artifact.External(0))
                .timeout(timeout)
                .start();
    }
}

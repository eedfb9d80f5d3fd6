package io.eventfunctions.local.lambda.runtime;

import java.time.Duration;
import java.util.concurrent.Future;

import io.eventfunctions.local.lambda.function.InvocationReport;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/** An invocation in a sandbox, which guards it. */
final class RunningInvocation {

    private final InvocationRequest invocation;
    private long deliveredAt;
    private boolean delivered;
    private Duration init;
    private Answer answer;
    private Duration duration = Duration.ZERO;
    private Future<?> alarm;

    RunningInvocation(InvocationRequest invocation) {
        this.invocation = invocation;
    }

    InvocationRequest invocation() {
        return invocation;
    }

    boolean isDelivered() {
        return delivered;
    }

    void delivered() {
        if (!delivered) {
            delivered = true;
            deliveredAt = System.nanoTime();
        }
    }

    /** It waits for its runtime again, as if it never had been delivered. */
    void takenBack() {
        delivered = false;
        cancelAlarm();
    }

    /** Since its delivery. */
    Duration elapsed() {
        return delivered ? Duration.ofNanos(System.nanoTime() - deliveredAt) : Duration.ZERO;
    }

    /** The sandbox was started for it. */
    void coldStart(Duration took) {
        init = took;
    }

    boolean isAnswered() {
        return answer != null;
    }

    /** The first answer counts. */
    void answer(Answer given) {
        if (answer == null) {
            answer = given;
        }
    }

    Answer answer() {
        return answer;
    }

    /** What is going to end it in time, instead of what was before. */
    void alarm(Future<?> next) {
        cancelAlarm();
        alarm = next;
    }

    /** Nothing happens to it any more. */
    void end() {
        cancelAlarm();
        duration = elapsed();
    }

    private void cancelAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    InvocationReport report(String function) {
        return new InvocationReport(function, invocation.id(), duration, init, answer);
    }
}

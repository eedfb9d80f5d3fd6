package io.eventfunctions.local.lambda.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.eventfunctions.local.lambda.function.FunctionConfiguration;
import io.eventfunctions.local.lambda.function.FunctionError;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * One runtime of a function: AWS calls the place where it runs a sandbox. It takes one invocation at a time, each from its
 * delivery until the runtime asks for the next one.
 */
public abstract class Sandbox implements RuntimeApi.Conversation {

    /** Who has invocations for it. */
    public interface Owner {

        /** It waits for an invocation. */
        void free(Sandbox sandbox);

        /** It takes no invocation any more. */
        void gone(Sandbox sandbox);

        void ended(RunningInvocation run);
    }

    private static final Logger LOG = Logger.getLogger(Sandbox.class.getName());

    private final FunctionConfiguration function;
    private final ScheduledExecutorService clock;
    private final Owner owner;
    private RunningInvocation current;
    private NextRequest parked;
    private String lastId;
    private boolean doomed;
    private boolean ended;

    Sandbox(FunctionConfiguration function, ScheduledExecutorService clock, Owner owner) {
        this.function = function;
        this.clock = clock;
        this.owner = owner;
    }

    /** What of the function's timeout is left when the runtime gets an invocation. */
    protected abstract Duration remaining(RunningInvocation run);

    /** The runtime asks again for an invocation that it already has. */
    protected abstract boolean redelivers();

    /** The invocation is answered as timed out, but its runtime is still at it. Called with the sandbox locked. */
    protected abstract void overdue(RunningInvocation run);

    /** Ends it for good; what it is doing fails. Comes back when it is gone. */
    abstract void close();

    /** Gives it an invocation; false if it has ended. */
    final boolean assign(InvocationRequest invocation) {
        Runnable delivery = () -> {};
        synchronized (this) {
            if (doomed || ended) {
                return false;
            }
            current = new RunningInvocation(invocation);
            if (parked != null) {
                delivery = deliver(parked);
                parked = null;
            }
        }
        delivery.run();
        return true;
    }

    @Override
    public final void next(NextRequest poll) {
        Runnable reaction;
        synchronized (this) {
            reaction = doomed || ended ? poll::drop : react(poll);
        }
        reaction.run();
    }

    private Runnable react(NextRequest poll) {
        if (current != null && !current.isAnswered()) {
            return current.isDelivered() && !redelivers() ? poll::refuse : deliver(poll);
        }
        RunningInvocation done = take();
        NextRequest before = parked;
        parked = poll;
        return () -> {
            if (before == null) {
                owner.free(this);
            } else {
                before.drop();
            }
            if (done != null) {
                owner.ended(done);
            }
        };
    }

    private Runnable deliver(NextRequest poll) {
        RunningInvocation run = current;
        Duration remaining = remaining(run);
        run.delivered();
        alarm(run, remaining);
        lastId = run.invocation().id();
        return () -> {
            try {
                poll.deliver(run.invocation(), remaining, function.arn());
            } catch (IOException e) {
                LOG.log(Level.FINE, "A runtime of " + function.name() + " went away before its invocation", e);
            }
        };
    }

    /** Ends what it is doing after that time. */
    protected final void alarm(RunningInvocation run, Duration time) {
        run.alarm(clock.schedule(() -> expire(run), time.toNanos(), TimeUnit.NANOSECONDS));
    }

    private synchronized void expire(RunningInvocation run) {
        if (current == run) {
            run.answer(FunctionError.timedOut(function.timeout()).answer());
            overdue(run);
        }
    }

    @Override
    public final synchronized boolean answered(String requestId, Answer answer) {
        if (current != null
                && current.isDelivered()
                && requestId.equals(current.invocation().id())) {
            current.answer(answer);
        }
        // One that comes too late, or twice, is nothing that the runtime could do better.
        return requestId.equals(lastId);
    }

    @Override
    public final synchronized boolean requeued(String requestId) {
        if (current != null && requestId.equals(current.invocation().id())) {
            current.takenBack();
        }
        return requestId.equals(lastId);
    }

    /** Gives up on what it is doing; its runtime may go on with it. */
    protected final synchronized void abandon() {
        owner.ended(take());
    }

    /** It is about to end, and takes nothing any more. What it is doing gets the answer, if it has none yet. */
    protected final synchronized void doom(Answer answer) {
        doomed = true;
        if (current != null) {
            current.answer(answer);
        }
    }

    protected final synchronized RunningInvocation current() {
        return current;
    }

    /** It has ended. What it was doing gets the answer, if it has none yet. */
    protected final void end(Answer answer) {
        RunningInvocation unfinished;
        synchronized (this) {
            if (ended) {
                return;
            }
            doom(answer);
            ended = true;
            unfinished = take();
        }
        owner.gone(this);
        if (unfinished != null) {
            owner.ended(unfinished);
        }
    }

    private RunningInvocation take() {
        RunningInvocation taken = current;
        current = null;
        if (taken != null) {
            taken.end();
        }
        return taken;
    }
}

package io.eventfunctions.local.lambda.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

import io.eventfunctions.local.lambda.function.FunctionError;
import io.eventfunctions.local.lambda.function.FunctionListener;
import io.eventfunctions.local.lambda.function.InvocationReport;
import io.eventfunctions.local.lambda.function.LocalFunction.Answer;

/**
 * The sandboxes of a function: an invocation gets a free one, or a new one as long as the reserved concurrency allows it, or
 * waits.
 */
public final class Sandboxes implements Sandbox.Owner {

    private final String function;
    private final int concurrency;
    private final Function<Sandbox.Owner, ProcessSandbox> starter;
    private final FunctionListener listener;
    private final Executor executor;

    private final Set<Sandbox> live = new LinkedHashSet<>();
    private final Deque<Sandbox> free = new ArrayDeque<>();
    private final Deque<InvocationRequest> waiting = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param starter makes a sandbox that isn't started yet
     * @param executor where callers learn the answers
     */
    public Sandboxes(
            String function,
            int concurrency,
            Function<Sandbox.Owner, ProcessSandbox> starter,
            FunctionListener listener,
            Executor executor) {
        this.function = function;
        this.concurrency = concurrency;
        this.starter = starter;
        this.listener = listener;
        this.executor = executor;
    }

    /** Adds one that is there already. */
    public synchronized void add(Sandbox sandbox) {
        live.add(sandbox);
    }

    public CompletionStage<Answer> submit(InvocationRequest invocation) {
        place(invocation);
        return invocation.answer();
    }

    private void place(InvocationRequest invocation) {
        Sandbox ready;
        ProcessSandbox fresh = null;
        synchronized (this) {
            if (closed) {
                invocation.answer().complete(FunctionError.closed(function).answer());
                return;
            }
            ready = free.poll();
            if (ready == null) {
                if (live.size() >= concurrency) {
                    waiting.add(invocation);
                    return;
                }
                fresh = starter.apply(this);
                live.add(fresh);
            }
        }
        if (fresh != null) {
            fresh.start(invocation);
        } else if (!ready.assign(invocation)) {
            place(invocation);
        }
    }

    @Override
    public void free(Sandbox sandbox) {
        InvocationRequest next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                // The one that was used last is warmest.
                free.push(sandbox);
                return;
            }
        }
        if (!sandbox.assign(next)) {
            place(next);
        }
    }

    @Override
    public void gone(Sandbox sandbox) {
        InvocationRequest next;
        synchronized (this) {
            live.remove(sandbox);
            free.remove(sandbox);
            next = waiting.poll();
        }
        if (next != null) {
            place(next);
        }
    }

    @Override
    public void ended(RunningInvocation run) {
        answer(run.invocation(), run.report(function));
    }

    /** Answers an invocation that no sandbox ever sees. */
    public CompletionStage<Answer> refuse(InvocationRequest invocation, FunctionError error) {
        answer(invocation, new InvocationReport(function, invocation.id(), Duration.ZERO, null, error.answer()));
        return invocation.answer();
    }

    private void answer(InvocationRequest invocation, InvocationReport report) {
        executor.execute(() -> {
            listener.ended(report);
            invocation.answer().complete(report.answer());
        });
    }

    public synchronized List<ProcessHandle> processes() {
        return live.stream()
                .filter(ProcessSandbox.class::isInstance)
                .map(sandbox -> ((ProcessSandbox) sandbox).handle())
                .filter(process -> process != null && process.isAlive())
                .toList();
    }

    /** Fails what waits and what runs, and comes back when every sandbox is gone. */
    public void close() {
        List<Sandbox> open;
        List<InvocationRequest> unserved;
        synchronized (this) {
            closed = true;
            open = new ArrayList<>(live);
            unserved = new ArrayList<>(waiting);
            waiting.clear();
        }
        unserved.forEach(invocation ->
                invocation.answer().complete(FunctionError.closed(function).answer()));
        open.forEach(Sandbox::close);
    }
}

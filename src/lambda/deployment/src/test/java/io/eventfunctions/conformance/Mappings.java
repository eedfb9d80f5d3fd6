package io.eventfunctions.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.eventfunctions.lambda.deployment.Invoker;
import io.eventfunctions.local.mapping.EventSourceMapping;
import io.eventfunctions.local.mapping.Poller;

/** The event source mappings of the application under test, one a channel. */
final class Mappings implements AutoCloseable {

    private final List<Poller> pollers = new ArrayList<>();
    private final InvokedFunction function;

    private Mappings(InvokedFunction function) {
        this.function = function;
    }

    static Mappings start(Invoker invoker, Function<String, EventSourceMapping> mapping) {
        Mappings mappings = new Mappings(new InvokedFunction(invoker));
        for (String channel : ConformanceApp.channels()) {
            mappings.pollers.add(Poller.start(mapping.apply(channel), mappings.function, outcome -> {}));
        }
        return mappings;
    }

    @Override
    public void close() {
        pollers.parallelStream().forEach(Poller::close);
        function.close();
    }
}

package io.eventfunctions.runtime;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.invoke.Invoker;

import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.shutdown.ShutdownListener;

import io.eventfunctions.channel.ChannelShutdown;
import io.eventfunctions.codec.PayloadDefinition;
import io.eventfunctions.function.FunctionCatalogue;
import io.eventfunctions.function.FunctionDefinition;

/** Records what the build found out. */
@Recorder
public class EventFunctionsRecorder {

    /** The catalogue of the application's functions. */
    public RuntimeValue<FunctionCatalogue> catalogue(
            List<PayloadDefinition> payloads,
            List<FunctionDefinition> functions,
            Map<String, RuntimeValue<Invoker<Object, Object>>> methods) {
        return new RuntimeValue<>(new FunctionCatalogue(payloads, functions, methods));
    }

    /** Lets deliveries end before the application does. */
    public ShutdownListener shutdownListener() {
        return new ChannelShutdown();
    }
}

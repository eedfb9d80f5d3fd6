package io.eventfunctions.function;

import java.util.List;

import jakarta.enterprise.invoke.Invoker;

import io.eventfunctions.EventContext;
import io.eventfunctions.codec.PayloadType;
import io.eventfunctions.function.FunctionDefinition.Parameter;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.ReceivedMessage;

/** The method of a function, with the arguments that it wants. */
final class FunctionMethod {

    private final Invoker<Object, Object> method;
    private final List<Parameter> parameters;
    private final PayloadType payload;

    /**
     * A method.
     *
     * @param payload of the argument that is a payload, or {@code null} if there is none
     */
    FunctionMethod(Invoker<Object, Object> method, List<Parameter> parameters, PayloadType payload) {
        this.method = method;
        this.parameters = parameters;
        this.payload = payload;
    }

    Object invoke(Delivery delivery, ReceivedMessage.Event message, int attempt) throws Exception {
        Object[] arguments = new Object[parameters.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (parameters.get(i)) {
                case PAYLOAD -> payload.of(message);
                case EVENT -> message.event();
                case CONTEXT ->
                    new EventContext(
                            delivery.channel(),
                            delivery.function(),
                            attempt,
                            message.event(),
                            message.lease()::isExclusive);
            };
        }
        return method.invoke(null, arguments);
    }
}

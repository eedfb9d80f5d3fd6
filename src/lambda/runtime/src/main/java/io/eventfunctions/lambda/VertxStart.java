package io.eventfunctions.lambda;

import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;

import io.quarkus.runtime.RuntimeValue;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whether Vert.x starts with the application, as Quarkus has it, or when it is used for the first time. */
public final class VertxStart {

    private VertxStart() {}

    /**
     * Whether the application can do without the event bus at its start, on Lambda; the build has the recorder of the event bus ask.
     *
     * @param consumers the application's methods that consume the event bus
     * @param codecs its codecs
     */
    public static boolean isAtFirstUse(Collection<?> consumers, Map<?, ?> codecs) {
        if (!consumers.isEmpty() || !codecs.isEmpty()) {
            return false;
        }
        return isOnLambda();
    }

    /** Vert.x for Quarkus's other extensions, which on Lambda is started by the one that uses it first. */
    public static RuntimeValue<Vertx> value(Supplier<Vertx> vertx) {
        return isOnLambda() ? new AtFirstUse(vertx) : new RuntimeValue<>(vertx.get());
    }

    private static boolean isOnLambda() {
        Config config = ConfigProvider.getConfig();
        return config.getOptionalValue(LambdaEnvironment.RUNTIME_API, String.class)
                .isPresent();
    }

    private static final class AtFirstUse extends RuntimeValue<Vertx> {

        private final Supplier<Vertx> vertx;

        AtFirstUse(Supplier<Vertx> vertx) {
            this.vertx = vertx;
        }

        @Override
        public Vertx getValue() {
            return vertx.get();
        }
    }
}

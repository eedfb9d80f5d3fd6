package io.eventfunctions.channel;

import java.util.function.Supplier;

import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jspecify.annotations.Nullable;

/** An emitter that is looked up with the first message, and then kept. */
final class EmitterAtFirstUse implements Supplier<Emitter<Object>> {

    private final Supplier<Emitter<Object>> lookup;
    private volatile @Nullable Emitter<Object> emitter;

    EmitterAtFirstUse(Supplier<Emitter<Object>> lookup) {
        this.lookup = lookup;
    }

    @Override
    public Emitter<Object> get() {
        Emitter<Object> known = emitter;
        if (known == null) {
            known = lookup.get();
            emitter = known;
        }
        return known;
    }
}

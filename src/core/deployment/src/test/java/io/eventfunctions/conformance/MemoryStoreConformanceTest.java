package io.eventfunctions.conformance;

import java.time.Clock;

import io.eventfunctions.delivery.MemoryDeduplicationStore;
import io.eventfunctions.spi.DeduplicationStore;

/** The store {@code memory}. */
class MemoryStoreConformanceTest extends DeduplicationStoreConformance {

    @Override
    protected DeduplicationStore storeWith(Clock clock) {
        return new MemoryDeduplicationStore(1000, clock);
    }
}

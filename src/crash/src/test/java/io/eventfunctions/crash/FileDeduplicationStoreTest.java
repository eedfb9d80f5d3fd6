package io.eventfunctions.crash;

import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.io.TempDir;

import io.eventfunctions.conformance.DeduplicationStoreConformance;
import io.eventfunctions.spi.DeduplicationStore;

class FileDeduplicationStoreTest extends DeduplicationStoreConformance {

    @TempDir
    Path directory;

    @Override
    protected DeduplicationStore storeWith(Clock clock) {
        return new FileDeduplicationStore(directory, clock);
    }
}

package io.eventfunctions.aws;

import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.shutdown.ShutdownListener;

/** Creates the runtime objects that the build steps declare. */
@Recorder
public class AwsRecorder {

    /** Stops polling at shutdown. */
    public ShutdownListener shutdownListener() {
        return new PollingShutdown();
    }
}

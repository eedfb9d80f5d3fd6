package io.eventfunctions.aws;

import io.quarkus.runtime.annotations.Recorder;
import io.quarkus.runtime.shutdown.ShutdownListener;

/** Makes at the application's start what its build has declared. */
@Recorder
public class AwsRecorder {

    /** Ends the receptions at shutdown. */
    public ShutdownListener shutdownListener() {
        return new ReceptionShutdown();
    }
}

package io.eventfunctions.sam.deployment.template;

/** What a resource's metadata tells whoever merges templates. */
public final class Merged {

    /** The key in the metadata. */
    public static final String KEY = "EventFunctions";

    /** The application only sends there, so another that consumes the queue says how it is to be. */
    public static final String SENT_TO = "sent-to";

    private Merged() {}
}

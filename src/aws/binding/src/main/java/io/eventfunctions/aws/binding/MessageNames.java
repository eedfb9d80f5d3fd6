package io.eventfunctions.aws.binding;

/** The names that the binding gives to message attributes. */
public final class MessageNames {

    /** The content type: of the event in structured mode, of its data in binary mode. */
    public static final String CONTENT_TYPE = "content-type";

    /** What the names of CloudEvents attributes begin with. */
    static final String PREFIX = "ce-";

    /** The attribute that says that a message is an event in binary mode. */
    static final String SPEC_VERSION = PREFIX + "specversion";

    /** What the content types of structured events begin with. */
    static final String CLOUD_EVENTS = "application/cloudevents";

    private MessageNames() {}
}

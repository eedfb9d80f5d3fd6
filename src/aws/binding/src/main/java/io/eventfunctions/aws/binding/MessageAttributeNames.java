package io.eventfunctions.aws.binding;

/** The names of message attributes in the binding. */
public final class MessageAttributeNames {

    /** The content type of the event in structured mode, or of its data in binary mode. */
    public static final String CONTENT_TYPE = "content-type";

    /** The prefix of CloudEvents attributes. */
    static final String PREFIX = "ce-";

    /** The attribute that marks a message as an event in binary mode. */
    static final String SPEC_VERSION = PREFIX + "specversion";

    private MessageAttributeNames() {}
}

package io.eventfunctions.i18n;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Messages;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;
import org.jboss.logging.annotations.ValidIdRange;

/** What is wrong with an event that is read or written, whatever its transport. The action is always to correct the sender. */
@MessageBundle(projectCode = "EVF", length = 4)
@ValidIdRange(min = 550, max = 599)
public interface EventMessages {

    EventMessages MESSAGES = Messages.getBundle(MethodHandles.lookup(), EventMessages.class);

    /** An attribute that every event has is absent. Action: send it. */
    @Message(id = 550, value = "The attribute '%s' is missing")
    String missing(String attribute);

    /** An attribute of the specification is present and empty. Action: leave it out, or send a value. */
    @Message(id = 551, value = "The attribute '%s' is empty")
    String emptyAttribute(String attribute);

    /** A name of an attribute breaks the naming rules. Action: use lower-case letters and digits. */
    @Message(id = 552, value = "Invalid name '%s' of an attribute: expected only a-z and 0-9")
    String invalidName(String attribute);

    /** An attribute has the name of the data. Action: choose another name. */
    @Message(id = 553, value = "Invalid name '%s' of an attribute: it is reserved for the event's data")
    String notAnAttribute(String attribute);

    /** A value cannot be read in the attribute's type. Action: send it as the message says. */
    @Message(id = 554, value = "Invalid value '%s' for the attribute '%s': expected %s")
    String invalidValue(String value, String attribute, String expected);

    /** A value has a character that CloudEvents does not allow, such as a line break. Action: leave the character out. */
    @Message(
            id = 555,
            value =
                    "Invalid character %2$s in the attribute '%1$s': expected no control characters, noncharacters and unpaired"
                            + " surrogates")
    String illegalCharacter(String attribute, String character);

    /** An attribute occurs more than once. Action: send it once. */
    @Message(id = 556, value = "The attribute '%s' occurs twice")
    String twice(String attribute);

    /** A value is too long. Action: send it as data. */
    @Message(id = 557, value = "The attribute '%s' has more than %d characters")
    String tooLong(String attribute, int most);

    /** An event has too many extensions. Action: send them as data. */
    @Message(id = 558, value = "The event has more than %d extensions")
    String tooMany(int most);

    /** A header or field with an attribute is not text in UTF-8. Action: send UTF-8. */
    @Message(id = 559, value = "The attribute '%s' is not UTF-8")
    String notUtf8(String attribute);

    /** In binary mode the data is the message's body and its media type the content type. Action: leave the header out. */
    @Message(
            id = 560,
            value =
                    "The attribute '%s' must not be a header: the data is the body, and its media type is the content type of"
                            + " the message")
    String notAHeader(String attribute);

    /** A JSON event has an attribute that is an object, an array or a number that attributes cannot have. Action: send text. */
    @Message(
            id = 561,
            value =
                    "Invalid value of the attribute '%s': expected a string, a boolean or an integer of 32 bits, but it is %s")
    String wrongType(String attribute, String type);

    /** A JSON event has both forms of data. Action: send one. */
    @Message(id = 562, value = "The event has both data and data_base64")
    String dataTwice();

    /** The value of {@code data_base64} cannot be decoded. Action: send a string in Base64. */
    @Message(id = 563, value = "Invalid value of data_base64: expected a string in Base64")
    String notBase64();

    /** Data whose media type is not JSON is neither a string nor in {@code data_base64}. Action: send it as one of them. */
    @Message(
            id = 564,
            value = "Invalid value of data: expected a string or data_base64, because datacontenttype is '%s'")
    String notText(String contentType);

    /** Data cannot be written in the charset that its media type declares. Action: send it as {@code data_base64}. */
    @Message(id = 565, value = "Invalid value of data: it has characters that the charset of '%s' does not have")
    String notInCharset(String contentType);

    /** A JSON event cannot be parsed. Action: send valid JSON. */
    @Message(id = 566, value = "The event is not JSON: %s")
    String notJson(String reason);

    /** A message that should be a JSON event has no body. Action: send the event as the body. */
    @Message(id = 567, value = "The event is empty: expected a JSON object")
    String empty();

    /** A message that should be a JSON event is another JSON value. Action: send one event as a JSON object. */
    @Message(id = 568, value = "The event is not a JSON object")
    String notAnObject();

    /** A message that should be a batch is another JSON value. Action: send a JSON array of events. */
    @Message(id = 569, value = "The batch is not a JSON array")
    String notAnArray();

    /** There is something after the event. Action: send one JSON value. */
    @Message(id = 570, value = "The event is not JSON: there is text after its end")
    String trailing();

    /** The data of an event in binary mode is not what its media type says. Action: send JSON, or another content type. */
    @Message(id = 571, value = "The data is not JSON, although datacontenttype is '%s'")
    String dataNotJson(String contentType);

    /** A header is percent-encoded wrongly. Action: encode the value in UTF-8, and a percent sign as %25. */
    @Message(id = 572, value = "Invalid percent-encoding of the attribute '%s': expected %%XX for each byte of UTF-8")
    String invalidPercentEncoding(String attribute);
}

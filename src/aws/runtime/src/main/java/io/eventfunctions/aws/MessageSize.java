package io.eventfunctions.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

import static io.eventfunctions.aws.AwsMessages.MESSAGES;

/** The size of a message: its body and the names, types and values of its attributes, in UTF-8. */
final class MessageSize {

    /** The limit of SQS in bytes; a queue may have a lower one. */
    static final int SQS = 1024 * 1024;

    /** The limit of SNS in bytes. */
    static final int SNS = 256 * 1024;

    /** The error code of a batch entry that is not sent because it is too large. */
    static final String OF_BATCH = "MessageTooLong";

    /** A message is not sent because it exceeds the limit. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooLarge(String message) {
            super(message);
        }

        static TooLarge of(String kind, String target, long size, int limit) {
            return new TooLarge(MESSAGES.tooLarge(kind, target, size, limit));
        }
    }

    private MessageSize() {}

    /**
     * The size in bytes.
     *
     * @param type the data type of an attribute
     * @param value the text of an attribute
     */
    static <A> long of(String body, Map<String, A> attributes, Function<A, String> type, Function<A, String> value) {
        long size = bytes(body);
        for (Map.Entry<String, A> attribute : attributes.entrySet()) {
            size += bytes(attribute.getKey()) + bytes(type.apply(attribute.getValue()));
            size += bytes(value.apply(attribute.getValue()));
        }
        return size;
    }

    private static long bytes(String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Whether a message was not sent, or was rejected by the service, because of its size. */
    static boolean isTooLarge(Throwable failure) {
        if (failure instanceof AwsServiceException refused) {
            return refused.awsErrorDetails() != null
                    && saysTooLarge(String.valueOf(refused.awsErrorDetails().errorMessage()));
        }
        return failure instanceof TooLarge || isOfBatch(failure) && saysTooLarge(failure.getMessage());
    }

    /** For a message in a batch, the connectors report only a text. */
    private static boolean isOfBatch(Throwable failure) {
        return failure instanceof io.smallrye.reactive.messaging.aws.sqs.BatchResultErrorException
                || failure instanceof io.smallrye.reactive.messaging.aws.sns.BatchResultErrorException;
    }

    /** The services have no error code for it; both report an invalid parameter. */
    private static boolean saysTooLarge(String message) {
        return message.contains("must be shorter than")
                || message.contains("Message too long")
                || message.contains(OF_BATCH);
    }
}

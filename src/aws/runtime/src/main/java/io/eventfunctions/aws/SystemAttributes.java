package io.eventfunctions.aws;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.aws.sqs.SqsReceiveMessageRequestCustomizer;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** Asks SQS for all attributes of a message, its own ones (time, group, number of receptions) included. */
@ApplicationScoped
@Identifier(SystemAttributes.NAME)
public class SystemAttributes implements SqsReceiveMessageRequestCustomizer {

    /** The value of {@code receive.request.customizer}. */
    static final String NAME = "event-functions";

    @Override
    public void customize(ReceiveMessageRequest.Builder request) {
        request.messageAttributeNames("All").messageSystemAttributeNames(MessageSystemAttributeName.ALL);
    }
}

package io.eventfunctions.aws;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.aws.sqs.SqsReceiveMessageRequestCustomizer;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** Requests all message attributes and all system attributes (sent timestamp, message group, receive count) from SQS. */
@ApplicationScoped
@Identifier(AllAttributesCustomizer.NAME)
public class AllAttributesCustomizer implements SqsReceiveMessageRequestCustomizer {

    /** The value of {@code receive.request.customizer}. */
    static final String NAME = "event-functions";

    @Override
    public void customize(ReceiveMessageRequest.Builder request) {
        request.messageAttributeNames("All").messageSystemAttributeNames(MessageSystemAttributeName.ALL);
    }
}

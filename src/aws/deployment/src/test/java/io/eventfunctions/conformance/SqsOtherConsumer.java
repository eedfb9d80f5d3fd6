package io.eventfunctions.conformance;

import java.util.ArrayList;
import java.util.List;

import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Another consumer of a queue, which looks at what it could handle and gives it back in the same order. */
record SqsOtherConsumer(SqsAsyncClient sqs) {

    List<String> bodies(String queue) {
        String url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
        List<Message> all = new ArrayList<>();
        List<Message> some = receive(url);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = receive(url);
        }
        for (Message message : all) {
            sqs.changeMessageVisibility(request -> request.queueUrl(url)
                            .receiptHandle(message.receiptHandle())
                            .visibilityTimeout(0))
                    .join();
        }
        return all.stream().map(Message::body).toList();
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).visibilityTimeout(30))
                .join()
                .messages();
    }
}

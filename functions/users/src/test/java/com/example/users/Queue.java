package com.example.users;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import org.awaitility.Awaitility;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads a queue with CloudEvents' own JSON format. What was read is gone: each test waits for events of its own only. */
final class Queue implements Sent {

    private final SqsAsyncClient sqs;
    private final String url;

    Queue(SqsAsyncClient sqs, String name) {
        this.sqs = sqs;
        this.url = sqs.getQueueUrl(request -> request.queueName(name)).join().queueUrl();
    }

    void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body)).join();
    }

    @Override
    public List<CloudEvent> await(int count, Predicate<CloudEvent> condition) {
        List<CloudEvent> found = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            receive().stream().map(this::taken).filter(condition).forEach(found::add);
            return found.size() >= count;
        });
        return found;
    }

    private List<Message> receive() {
        return sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                .join()
                .messages();
    }

    private CloudEvent taken(Message message) {
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()))
                .join();
        return EventFormatProvider.getInstance()
                .resolveFormat(JsonFormat.CONTENT_TYPE)
                .deserialize(message.body().getBytes(UTF_8));
    }
}

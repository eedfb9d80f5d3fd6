package io.eventfunctions.lambda.deployment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.funqy.Funq;
import io.quarkus.test.QuarkusUnitTest;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.eventfunctions.EventType;
import io.eventfunctions.lambda.i18n.UnroutableRecordException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The events of a bucket that a channel names by its ARN come through EventBridge. */
class ExistingBucketTest {

    /** What S3 sends to EventBridge, but for members that do not matter here. */
    private static final String CREATED = """
            {"version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103", "detail-type": "Object Created", "source": "aws.s3",
             "account": "111122223333", "time": "2021-11-12T00:00:00Z", "region": "ca-central-1", "resources": ["arn:aws:s3:::%s"],
             "detail": {"version": "0", "bucket": {"name": "%s"}, "object": {"key": "beach.jpg", "size": 5}, "reason": "PutObject"}}
            """;

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(root -> root.addClasses(Thumbnails.class, ObjectCreated.class, Invoker.class))
            .overrideRuntimeConfigKey("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:1")
            .overrideRuntimeConfigKey("AWS_LAMBDA_MAX_CONCURRENCY", "0")
            .overrideConfigKey("mp.messaging.incoming.pictures.connector", "event-functions-lambda")
            .overrideConfigKey("mp.messaging.incoming.pictures.bucket.arn", "arn:aws:s3:::holiday-pictures");

    @Inject
    Invoker invoker;

    @Inject
    Thumbnails thumbnails;

    @Test
    void anObjectThatIsCreatedIsAnEventForItsFunction() {
        invoker.invoke(CREATED.formatted("holiday-pictures", "holiday-pictures"));
        assertEquals(List.of("beach.jpg"), thumbnails.keys);
    }

    @Test
    void anotherBucketHasNoChannel() {
        assertThrows(UnroutableRecordException.class, () -> invoker.invoke(CREATED.formatted("uploads", "uploads")));
    }

    @EventType("Object Created")
    public record ObjectCreated(StoredObject object) {

        public record StoredObject(String key) {}
    }

    @Singleton
    public static class Thumbnails {

        final List<String> keys = new CopyOnWriteArrayList<>();

        @Funq
        @Incoming("pictures")
        public void thumbnail(ObjectCreated created) {
            keys.add(created.object().key());
        }
    }
}

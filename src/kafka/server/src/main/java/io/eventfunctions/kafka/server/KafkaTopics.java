package io.eventfunctions.kafka.server;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import io.eventfunctions.process.QuietLogger;

/** The topics of a local broker. */
public final class KafkaTopics {

    private static final int PATIENCE_SECONDS = 30;
    private static final int PAUSE_MILLIS = 10;

    private final String bootstrapServers;

    /** The topics of the broker that listens there. */
    public KafkaTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Creates those of the topics that don't exist yet, and returns when the broker serves them; the admin client's chatter stays out of
     * the log.
     */
    public void create(Collection<String> names, int partitions) {
        QuietLogger.during("org.apache.kafka", () -> {
            createMissing(names, partitions);
            return null;
        });
    }

    private void createMissing(Collection<String> names, int partitions) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = names.stream()
                    .filter(name -> !existing.contains(name))
                    .map(name -> new NewTopic(name, partitions, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            awaitServed(admin, names);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating the topics " + names, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The local Kafka broker could not create the topics " + names, e);
        }
    }

    /** The controller has created them; the broker learns of them a moment later. */
    private static void awaitServed(Admin admin, Collection<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!areServed(admin, names)) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("The broker does not serve them");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean areServed(Admin admin, Collection<String> names)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.describeTopics(names).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }
}

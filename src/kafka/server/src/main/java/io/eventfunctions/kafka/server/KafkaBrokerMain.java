package io.eventfunctions.kafka.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

import io.eventfunctions.process.Directories;
import io.eventfunctions.process.ServerProcess;

/** Runs one Kafka node, broker and controller in one, until its standard input ends. */
public final class KafkaBrokerMain {

    static final String PORT = "event-functions.kafka.port";
    static final String CONTROLLER_PORT = "event-functions.kafka.controller-port";
    static final String DIRECTORY = "event-functions.kafka.directory";
    static final String TEMPORARY = "event-functions.kafka.temporary";

    private static final int NODE = 1;

    private KafkaBrokerMain() {}

    /** Takes its settings from system properties. */
    public static void main(String[] arguments) throws Exception {
        ServerProcess.logToStandardError();
        Path directory = Path.of(System.getProperty(DIRECTORY));
        Path data = directory.resolve("data");
        if (!Files.exists(data.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            format(data);
        }
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings(data), false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, directory)));
        start(server);
        ServerProcess.serveUntilEndOfInput();
        System.exit(0);
    }

    /** A broker that can't start would stay as a process, kept by the threads that it has begun with. */
    private static void start(KafkaRaftServer server) {
        try {
            server.startup();
        } catch (RuntimeException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void stop(KafkaRaftServer server, Path directory) {
        server.shutdown();
        server.awaitShutdown();
        if (Boolean.getBoolean(TEMPORARY)) {
            Directories.delete(directory);
        }
    }

    private static void format(Path data) throws Exception {
        Files.createDirectories(data);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private static Map<String, String> settings(Path data) {
        String broker = "127.0.0.1:" + System.getProperty(PORT);
        String controller = "127.0.0.1:" + System.getProperty(CONTROLLER_PORT);
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + broker);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "true");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        return settings;
    }
}

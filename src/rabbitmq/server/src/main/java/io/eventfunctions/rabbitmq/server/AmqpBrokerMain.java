package io.eventfunctions.rabbitmq.server;

import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.qpid.server.SystemLauncher;

import io.eventfunctions.process.ServerProcess;

/** Runs one AMQP 0-9-1 broker until its standard input ends. */
public final class AmqpBrokerMain {

    static final String PORT = "event-functions.amqp.port";
    static final String DIRECTORY = "event-functions.amqp.directory";

    private static final String CONFIGURATION = "amqp-broker.json";

    private AmqpBrokerMain() {}

    /** Takes its settings from system properties. */
    public static void main(String[] arguments) throws Exception {
        ServerProcess.logToStandardError();
        Logger.getLogger("").setLevel(Level.WARNING);
        Map<String, String> context = new HashMap<>();
        context.put("qpid.work_dir", System.getProperty(DIRECTORY));
        context.put("event-functions.host", AmqpBroker.HOST);
        context.put("event-functions.port", System.getProperty(PORT));
        context.put("event-functions.user", AmqpBroker.USER);
        Map<String, Object> system = new HashMap<>();
        system.put("type", "Memory");
        system.put("startupLoggedToSystemOut", "false");
        system.put(
                "initialConfigurationLocation",
                AmqpBrokerMain.class.getResource(CONFIGURATION).toString());
        system.put("context", context);
        SystemLauncher broker = new SystemLauncher();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::shutdown));
        broker.startup(system);
        ServerProcess.serveUntilEndOfInput();
        System.exit(0);
    }
}

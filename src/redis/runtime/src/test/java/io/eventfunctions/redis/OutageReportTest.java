package io.eventfunctions.redis;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What the log says of an outage. */
class OutageReportTest {

    private static final Logger LOG = Logger.getLogger("io.eventfunctions.redis");
    private static final RedisServer SERVER = new RedisServer(
            URI.create("redis://ada:secret@example.com:6380/1"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final OutageReport report = new OutageReport("Incoming channel users", SERVER);
    private final RedisLink reader = link();
    private final RedisLink hold = link();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(ExtLogRecord.wrap(record).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private RedisLink link() {
        return new RedisLink(SERVER, report, null, () -> {});
    }

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(handler);
    }

    @Test
    void anOutageOfBothConnectionsIsLoggedOnceAndSoIsItsEnd() {
        report.lost(reader, "closed");
        report.lost(hold, "closed");
        for (int attempt = 0; attempt < 3; attempt++) {
            report.failed(reader, "Connection refused");
            report.failed(hold, "Connection refused");
        }
        report.up(reader);
        report.up(hold);
        assertEquals(
                List.of(
                        "EVF1203: Incoming channel users lost its connection to Redis at example.com:6380: closed",
                        "EVF1201: Incoming channel users cannot use Redis at example.com:6380: Connection refused; it retries until it can",
                        "EVF1202: Incoming channel users is connected to Redis at example.com:6380"),
                logged);
    }

    @Test
    void theFirstConnectionIsNotLogged() {
        report.up(reader);
        report.up(hold);
        assertEquals(List.of(), logged);
    }

    @Test
    void credentialsAreNotLogged() {
        report.failed(reader, "no");
        assertFalse(logged.get(0).contains("secret"), logged::toString);
    }
}

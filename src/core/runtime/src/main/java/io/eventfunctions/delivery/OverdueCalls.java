package io.eventfunctions.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import io.smallrye.reactive.messaging.health.HealthReporter;

import io.eventfunctions.i18n.CoreMessages;
import io.eventfunctions.spi.Delivery;
import io.eventfunctions.spi.DeliveryBacklog;
import io.eventfunctions.spi.DeliveryListener;

/**
 * Reports calls that were given up and have not returned: to the log once a burst, and to liveness where they take all slots of a
 * function. That is degraded and not DOWN, because the functions of other channels go on.
 */
@Singleton
public class OverdueCalls implements DeliveryListener, HealthReporter {

    /** A burst ends when no call has been overdue for so long. */
    private static final long BURST_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<DeliveryBacklog, Burst> bursts = new ConcurrentHashMap<>();
    private final Timer timer;

    OverdueCalls(Timer timer) {
        this.timer = timer;
    }

    /** What has been logged of one function's calls. */
    private static final class Burst {

        private int overdue;
        private boolean reported;
        private boolean usedUp;
        private long quietSince;
    }

    @Override
    public void opened(DeliveryBacklog backlog) {
        burst(backlog);
    }

    @Override
    public void callOverdue(Delivery delivery, DeliveryBacklog backlog) {
        Burst burst = burst(backlog);
        synchronized (burst) {
            if (burst.overdue == 0 && timer.nanoTime() - burst.quietSince > BURST_NANOS) {
                burst.reported = false;
                burst.usedUp = false;
            }
            burst.overdue++;
            if (!burst.reported) {
                burst.reported = true;
                CoreMessages.DELIVERY.callOverdue(backlog.function(), backlog.channel(), backlog.slots());
            }
            if (burst.overdue == backlog.slots() && !burst.usedUp) {
                burst.usedUp = true;
                CoreMessages.DELIVERY.slotsUsedUp(backlog.function(), backlog.channel(), backlog.slots());
            }
        }
    }

    @Override
    public void callReturned(Delivery delivery, DeliveryBacklog backlog) {
        Burst burst = burst(backlog);
        synchronized (burst) {
            burst.overdue--;
            burst.quietSince = timer.nanoTime();
        }
    }

    private Burst burst(DeliveryBacklog backlog) {
        return bursts.computeIfAbsent(backlog, ignored -> new Burst());
    }

    @Override
    public HealthReport getLiveness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        for (DeliveryBacklog backlog : bursts.keySet()) {
            if (backlog.overdue() == backlog.slots()) {
                report.add(new ChannelInfo(
                        "%s, function %s".formatted(backlog.channel(), backlog.function()),
                        true,
                        CoreMessages.DELIVERY.degraded(backlog.slots())));
            }
        }
        return report.build();
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.monitoring.Subscription;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks all at every period; a period that comes while the one before is still at work is left out. */
final class HealthWatch implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);

    private final HealthChecker checker;
    private final HealthListener listener;
    private final CommonsExecutors executors;
    private final Future<?> schedule;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile HealthStatus before = HealthStatus.UP;
    private volatile boolean closed;

    private HealthWatch(HealthChecker checker, Duration period, HealthListener listener, CommonsExecutors executors) {
        this.checker = checker;
        this.listener = listener;
        this.executors = executors;
        this.schedule = executors.timer().scheduleAtFixedRate(this::hand, 0, period.toNanos(), TimeUnit.NANOSECONDS);
    }

    static Subscription start(
            HealthChecker checker, Duration period, HealthListener listener, CommonsExecutors executors) {
        return new HealthWatch(checker, period, listener, executors);
    }

    private void hand() {
        if (closed || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            executors.workers().execute(this::look);
        } catch (RuntimeException | Error e) {
            // An error, too, such as of a thread that could not be made, would end the periods for ever.
            busy.set(false);
            LOG.warn("health was not checked", e);
        }
    }

    private void look() {
        try {
            HealthReport report = checker.check();
            HealthStatus was = before;
            before = report.status();
            if (report.status() != was && !closed) {
                listener.changed(was, report);
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("health was not checked, or its listener failed", e);
        } finally {
            busy.set(false);
        }
    }

    @Override
    public void close() {
        closed = true;
        schedule.cancel(false);
    }
}

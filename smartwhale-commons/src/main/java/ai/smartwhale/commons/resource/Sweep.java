// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again until it is closed; a failure does not end it. */
final class Sweep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final ScheduledFuture<?> schedule;

    Sweep(ScheduledExecutorService timer, Duration period, Runnable task) {
        long nanos = period.toNanos();
        schedule = timer.scheduleWithFixedDelay(() -> guarded(task), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("a periodic task failed; it is tried again", e);
        }
    }

    @Override
    public void close() {
        schedule.cancel(false);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls {@link RequestMerger#expire()} again and again on a timer, so that patience ends on time. Thread-safe. */
public final class MergeExpiry implements AutoCloseable {

    /** So often, and so late at most, unless said otherwise: 5 ms. */
    public static final Duration DEFAULT_PERIOD = Duration.ofMillis(5);

    private static final Logger LOG = LoggerFactory.getLogger(MergeExpiry.class);

    private final Future<?> ticks;

    private MergeExpiry(Future<?> ticks) {
        this.ticks = ticks;
    }

    /**
     * Begins.
     *
     * @param merger the merger, which the caller closes after this
     * @param timer calls it; never blocked for longer than the futures of the merger take to be handed to its executor
     * @param period how long a caller may wait beyond his patience, above zero
     * @return what ends it
     * @throws InvalidValueException if an argument is null, or the period not above zero
     */
    public static MergeExpiry start(RequestMerger<?, ?> merger, ScheduledExecutorService timer, Duration period) {
        InvalidValueException.requirePresent("merger", merger);
        InvalidValueException.requirePresent("timer", timer);
        long nanos = InvalidValueException.requirePositive("period", period).toNanos();
        return new MergeExpiry(timer.scheduleWithFixedDelay(() -> tick(merger), nanos, nanos, TimeUnit.NANOSECONDS));
    }

    /** A tick that throws would be the last. */
    private static void tick(RequestMerger<?, ?> merger) {
        try {
            merger.expire();
        } catch (IllegalStateException e) {
            LOG.debug("the merger was closed before its expiry");
        } catch (RuntimeException e) {
            LOG.error("expiry of merged requests failed", e);
        }
    }

    /** Ends it. Idempotent. */
    @Override
    public void close() {
        ticks.cancel(false);
    }
}

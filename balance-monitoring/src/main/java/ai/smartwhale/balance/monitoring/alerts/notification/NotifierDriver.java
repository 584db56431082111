// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a notifier on, and saves its state, on the threads of the host. What fails is logged and tried again with the
 * next turn. Safe for use by many threads.
 */
public final class NotifierDriver implements AutoCloseable {

    /** A turn each second. */
    public static final Duration DEFAULT_TURN = Duration.ofSeconds(1);

    /** A state saved every 30 seconds, if something happened. */
    public static final Duration DEFAULT_SAVE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(NotifierDriver.class);

    private final AlertNotifier notifier;
    private final AtomicBoolean turning = new AtomicBoolean();
    private final AtomicBoolean saving = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<ScheduledFuture<?>> schedules;

    private NotifierDriver(AlertNotifier notifier, CommonsExecutors executors, Duration turn, Duration save) {
        this.notifier = notifier;
        this.schedules = List.of(
                every(turn, executors, () -> once(turning, this::advance)),
                every(save, executors, () -> once(saving, this::save)));
    }

    /**
     * Starts to drive a notifier.
     *
     * @param notifier the notifier, whose owner closes it after this
     * @param executors whose timer gives the time and whose workers do the work
     * @param turn how long between two looks at what is due, above zero; times of messages are as exact as this
     * @param save how long between two looks at whether there is something to save, above zero
     * @return what drives it
     */
    public static NotifierDriver start(
            AlertNotifier notifier, CommonsExecutors executors, Duration turn, Duration save) {
        return new NotifierDriver(
                InvalidValueException.requirePresent("notifier", notifier),
                InvalidValueException.requirePresent("executors", executors),
                InvalidValueException.requirePositive("turn", turn),
                InvalidValueException.requirePositive("save", save));
    }

    private static ScheduledFuture<?> every(Duration period, CommonsExecutors executors, Runnable work) {
        long nanos = period.toNanos();
        return executors
                .timer()
                .scheduleWithFixedDelay(() -> hand(executors, work), nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Executors of a host may refuse, which leaves out a turn: an exception would end all that follow. */
    private static void hand(CommonsExecutors executors, Runnable work) {
        try {
            executors.workers().execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("Nobody was free for notifications, until the next turn: {}", e.toString());
        }
    }

    /** Leaves out a turn while the last one is not over. */
    private void once(AtomicBoolean busy, Runnable work) {
        if (closed.get() || busy.getAndSet(true)) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!closed.get()) {
                LOG.warn("Notifications are delayed until the next turn", e);
            }
        } finally {
            busy.set(false);
        }
    }

    private void advance() {
        int made = notifier.advance();
        LOG.debug("Made {} messages", made);
    }

    private void save() {
        try {
            notifier.save();
        } catch (IOException e) {
            LOG.warn("The state of notifications is not saved", e);
        }
    }

    /** Stops, and saves the state once more. May be called again. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            schedules.forEach(schedule -> schedule.cancel(false));
            save();
        }
    }
}

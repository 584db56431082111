// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that can do without, opened in the background and tried again until it can be reached. Thread-safe. */
final class Reconnecting<T extends AutoCloseable> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Balance.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final String what;
    private final Supplier<T> opening;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T open;
    private boolean closed;

    Reconnecting(String what, Supplier<T> opening) {
        this.what = what;
        this.opening = opening;
    }

    /** Empty as long as it could not be reached. */
    Optional<T> now() {
        return Optional.ofNullable(open);
    }

    /** Begins to try. Opening may block. */
    void begin(ScheduledExecutorService timer, Consumer<T> opened) {
        attempt(timer, opened, FIRST_WAIT);
    }

    private void attempt(ScheduledExecutorService timer, Consumer<T> opened, Duration wait) {
        try {
            timer.execute(() -> open(timer, opened, wait));
        } catch (RejectedExecutionException closing) {
            LOG.debug("{} is not opened any more", what);
        }
    }

    private void open(ScheduledExecutorService timer, Consumer<T> opened, Duration wait) {
        T fresh;
        try {
            fresh = opening.get();
        } catch (RuntimeException e) {
            if (wait.equals(FIRST_WAIT)) {
                LOG.warn("{} cannot be reached, and is tried again: {}", what, e.toString());
            }
            tryLater(timer, opened, wait);
            return;
        }
        boolean again = false;
        lock.lock();
        try {
            if (!closed) {
                opened.accept(fresh);
                open = fresh;
                return;
            }
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be used, and is opened again", what, e);
            again = true;
        } finally {
            lock.unlock();
        }
        close(fresh);
        if (again) {
            tryLater(timer, opened, wait);
        }
    }

    private void tryLater(ScheduledExecutorService timer, Consumer<T> opened, Duration wait) {
        Duration doubled = wait.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
        try {
            var unused = timer.schedule(
                    () -> {
                        if (!isClosed()) {
                            open(timer, opened, next);
                        }
                    },
                    wait.toNanos(),
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            LOG.debug("{} is not opened any more", what);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        T last;
        lock.lock();
        try {
            closed = true;
            last = open;
            open = null;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            close(last);
        }
    }

    private void close(T last) {
        try {
            last.close();
        } catch (Exception e) {
            LOG.warn("{} was not closed properly", what, e);
        }
    }
}

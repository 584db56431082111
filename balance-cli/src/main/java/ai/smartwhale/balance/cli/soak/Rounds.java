// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things again and again on workers; what takes longer than its period is late and never done twice at a time. */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    /** Something to do that may be interrupted. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    private final CommonsExecutors executors;
    private final List<Future<?>> timers = new ArrayList<>();
    private volatile boolean closed;

    Rounds(CommonsExecutors executors) {
        this.executors = executors;
    }

    void once(Work work) {
        executors.workers().execute(() -> run(work));
    }

    void every(Duration period, Work work) {
        AtomicBoolean busy = new AtomicBoolean();
        timers.add(executors
                .timer()
                .scheduleAtFixedRate(
                        () -> {
                            if (!closed && busy.compareAndSet(false, true)) {
                                executors.workers().execute(() -> {
                                    try {
                                        run(work);
                                    } finally {
                                        busy.set(false);
                                    }
                                });
                            }
                        },
                        0,
                        period.toNanos(),
                        TimeUnit.NANOSECONDS));
    }

    private static void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a round of the soak failed", e);
        }
    }

    /** Begins nothing more. */
    void stop() {
        closed = true;
        timers.forEach(timer -> timer.cancel(false));
    }

    @Override
    public void close() {
        stop();
    }
}

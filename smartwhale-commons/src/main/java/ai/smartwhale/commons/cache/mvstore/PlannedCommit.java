// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits a while after the first write that asked for it; nothing is planned while nothing is written. Thread-safe.
 */
final class PlannedCommit {

    private static final Logger LOG = LoggerFactory.getLogger(PlannedCommit.class);

    private final CommonsExecutors executors;
    private final long delayNanos;
    private final Runnable commit;
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile boolean closed;

    PlannedCommit(CommonsExecutors executors, Duration delay, Runnable commit) {
        this.executors = executors;
        this.delayNanos = delay.toNanos();
        this.commit = commit;
    }

    void request() {
        if (planned.get() || !planned.compareAndSet(false, true)) {
            return;
        }
        try {
            var unused = executors.timer().schedule(this::runSoon, delayNanos, TimeUnit.NANOSECONDS);
        } catch (RuntimeException e) {
            planned.set(false);
            LOG.debug("no commit can be planned any more", e);
        }
    }

    /** Workers of the host may refuse now and be free again later. */
    private void runSoon() {
        try {
            executors.workers().execute(this::run);
        } catch (RuntimeException full) {
            LOG.debug("a commit has to wait", full);
            planned.set(false);
            if (!closed) {
                request();
            }
        }
    }

    /** Nothing is left to commit. */
    void close() {
        closed = true;
    }

    private void run() {
        planned.set(false);
        commit.run();
    }
}

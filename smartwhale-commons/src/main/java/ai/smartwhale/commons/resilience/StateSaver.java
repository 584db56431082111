// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves states behind the back of those who change them: one save at a time, for all changes since the last. */
final class StateSaver {

    private static final Logger LOG = LoggerFactory.getLogger(StateSaver.class);

    private final BreakerStateStore store;
    private final Executor executor;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ReentrantLock saving = new ReentrantLock();
    private volatile boolean dirty;

    StateSaver(BreakerStateStore store, Executor executor) {
        this.store = store;
        this.executor = executor;
    }

    List<ManagedState> load() {
        try {
            return store.load();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The states of the breakers cannot be read; all begin closed", e);
            return List.of();
        }
    }

    /** Must be called outside of the locks of the states, for the executor may run the save at once. */
    void save(Supplier<List<ManagedState>> states) {
        changed();
        if (!asked.compareAndSet(false, true)) {
            return;
        }
        try {
            executor.execute(() -> {
                asked.set(false);
                saveNow(states);
            });
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The JDK says by that error, too, that there is no thread; the next change must be able to ask again.
            asked.set(false);
            LOG.warn("The states of the breakers wait for the next save: {}", e.getMessage());
        }
    }

    /** There is something to save, as of the change itself: a close that comes before the save must know of it. */
    void changed() {
        dirty = true;
    }

    private void saveNow(Supplier<List<ManagedState>> states) {
        saving.lock();
        try {
            write(states);
        } finally {
            saving.unlock();
        }
    }

    /** Saves what is left, unless another save takes longer than the timeout. */
    void close(Supplier<List<ManagedState>> states, Duration timeout) {
        boolean mine = false;
        try {
            mine = saving.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!mine) {
            LOG.warn("A save of the states of the breakers did not end in time");
            return;
        }
        try {
            write(states);
        } finally {
            saving.unlock();
        }
    }

    private void write(Supplier<List<ManagedState>> states) {
        if (!dirty) {
            return;
        }
        dirty = false;
        boolean saved = false;
        try {
            store.save(states.get());
            saved = true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The states of the breakers cannot be saved", e);
        } finally {
            if (!saved) {
                dirty = true;
            }
        }
    }
}

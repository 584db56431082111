// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was received and is not yet done, and wakes those who wait for it to become less. Thread-safe; one thread
 * at a time may wait.
 */
final class InFlight {

    private static final long LONGEST_NAP_NANOS = 5_000_000;

    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile @Nullable Thread waiter;
    private final AtomicReference<@Nullable Wish> wish = new AtomicReference<>();

    /** To be called when the messages have fallen to a number. */
    private record Wish(int count, Runnable call) {}

    void enter(int size) {
        messages.incrementAndGet();
        bytes.addAndGet(size);
    }

    void leave(int size) {
        bytes.addAndGet(-size);
        int left = messages.decrementAndGet();
        fire(left);
        Thread waiting = waiter;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    int messages() {
        return messages.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** Calls once, when the messages have fallen to a number. */
    void wakeAt(int count, Runnable call) {
        wish.set(new Wish(count, call));
        fire(messages.get());
    }

    private void fire(int left) {
        Wish wished = wish.get();
        if (wished != null && left <= wished.count() && wish.compareAndSet(wished, null)) {
            wished.call().run();
        }
    }

    /** Waits for a condition that becomes true when messages are done; does something useful before each nap. */
    boolean await(BooleanSupplier condition, Duration timeout, Runnable beforeNap) {
        long deadline = System.nanoTime() + timeout.toNanos();
        waiter = Thread.currentThread();
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || Thread.currentThread().isInterrupted()) {
                    return condition.getAsBoolean();
                }
                beforeNap.run();
                LockSupport.parkNanos(this, Math.min(left, LONGEST_NAP_NANOS));
            }
            return true;
        } finally {
            waiter = null;
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging.internal;

import ai.smartwhale.messaging.MessagingException;
import ai.smartwhale.messaging.SubscriptionState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where a subscription stands, as its polling thread and everybody else see it. Thread-safe. */
public final class SubscriptionStatus {

    /** What the last poll and commit may take beyond the time for handlers. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Object lock = new Object();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile SubscriptionState state = SubscriptionState.RUNNING;
    private volatile @Nullable MessagingException lastError;
    private volatile @Nullable MessagingException unreadable;
    private volatile long lag;
    private volatile long closeDeadline;
    private volatile boolean drained;

    public SubscriptionState state() {
        return state;
    }

    public boolean isOpen() {
        return state == SubscriptionState.RUNNING || state == SubscriptionState.PAUSED;
    }

    public boolean isReceiving() {
        return state == SubscriptionState.RUNNING;
    }

    public boolean hasFailed() {
        return state == SubscriptionState.FAILED;
    }

    /** Moves between running and paused; does nothing in any other state. */
    public void paused(boolean paused) {
        synchronized (lock) {
            if (isOpen()) {
                state = paused ? SubscriptionState.PAUSED : SubscriptionState.RUNNING;
            }
        }
    }

    /** Begins to close; the first deadline counts. */
    public void closing(Duration timeout) {
        synchronized (lock) {
            if (isOpen()) {
                closeDeadline = System.nanoTime() + timeout.toNanos();
                state = SubscriptionState.CLOSING;
            }
        }
    }

    public Duration timeLeft() {
        return Duration.ofNanos(closeDeadline - System.nanoTime());
    }

    public void closed() {
        synchronized (lock) {
            if (state != SubscriptionState.FAILED) {
                state = SubscriptionState.CLOSED;
            }
        }
    }

    public void fail(MessagingException error) {
        synchronized (lock) {
            lastError = error;
            state = SubscriptionState.FAILED;
        }
    }

    public void error(MessagingException error) {
        lastError = error;
    }

    /** Why a partition is held back; said for as long as it is, whatever else goes wrong. */
    public void unreadable(Optional<? extends MessagingException> reason) {
        unreadable = reason.orElse(null);
    }

    public Optional<MessagingException> lastError() {
        MessagingException lasting = unreadable;
        return Optional.ofNullable(lasting == null || hasFailed() ? lastError : lasting);
    }

    public void lag(long value) {
        lag = value;
    }

    public long lag() {
        return lag;
    }

    public void drained(boolean value) {
        drained = value;
    }

    /** The polling thread is at its end: whoever waits for that goes on. */
    public void ended() {
        ended.countDown();
    }

    public boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Waits for the end of a subscription that closes; tells whether all that was in hand was handled. */
    public boolean awaitEnd(Duration timeout) {
        try {
            return ended.await(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS) && drained;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

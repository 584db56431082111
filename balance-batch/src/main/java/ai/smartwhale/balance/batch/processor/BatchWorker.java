// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps a processor when it is woken and when the time has come, on threads that it is given. Waking it many times
 * before it gets to step makes one step. Thread-safe.
 */
public final class BatchWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWorker.class);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

    private final Executor steps;
    private final ScheduledExecutorService timer;
    private final AtomicInteger notes = new AtomicInteger();
    private final AtomicReference<@Nullable Future<?>> alarm = new AtomicReference<>();
    private volatile @Nullable BatchProcessor<?, ?> processor;
    private volatile boolean closed;

    private BatchWorker(Executor steps, ScheduledExecutorService timer) {
        this.steps = steps;
        this.timer = timer;
    }

    /**
     * A worker that has nothing to step yet. Give {@code worker::wake} to {@link BatchProcessorBuilder#wake} and to
     * whoever fills the source, then {@link #drive} the processor.
     *
     * @param steps runs the steps, one at a time; a sender may block it
     * @param timer wakes it when the time has come
     * @return the worker
     * @throws InvalidValueException if an argument is null
     */
    public static BatchWorker create(Executor steps, ScheduledExecutorService timer) {
        return new BatchWorker(
                InvalidValueException.requirePresent("steps", steps),
                InvalidValueException.requirePresent("timer", timer));
    }

    /**
     * Begins to step a processor.
     *
     * @param driven the processor, which the caller closes after this worker
     * @throws InvalidValueException if it is null
     * @throws IllegalStateException if there is one already
     */
    public void drive(BatchProcessor<?, ?> driven) {
        InvalidValueException.requirePresent("processor", driven);
        synchronized (this) {
            if (processor != null) {
                throw new IllegalStateException("this worker drives a processor already");
            }
            processor = driven;
        }
        wake();
    }

    /** Has the processor step soon. */
    public void wake() {
        if (!closed && processor != null && notes.getAndIncrement() == 0) {
            try {
                steps.execute(this::stepUntilNobodyWakes);
            } catch (RejectedExecutionException e) {
                notes.set(0);
                LOG.warn("no thread for a step of the batch processor; it is tried again", e);
                setAlarm(AFTER_FAILURE);
            }
        }
    }

    /** One step at a time, for the alarm of an earlier one must not take the place of that of a later one. */
    private void stepUntilNobodyWakes() {
        int seen = notes.get();
        do {
            step();
            seen = notes.addAndGet(-seen);
        } while (seen != 0);
    }

    private void step() {
        BatchProcessor<?, ?> driven = processor;
        if (closed || driven == null) {
            return;
        }
        try {
            driven.handleIncomingBatches().next().ifPresent(this::setAlarm);
        } catch (IllegalStateException e) {
            LOG.debug("the batch processor was closed before its worker");
        } catch (RuntimeException | Error e) {
            LOG.error("a step of the batch processor failed; it is tried again", e);
            setAlarm(AFTER_FAILURE);
        }
    }

    private void setAlarm(Duration after) {
        try {
            Future<?> next = timer.schedule(this::wake, after.toNanos(), TimeUnit.NANOSECONDS);
            Future<?> before = alarm.getAndSet(next);
            if (before != null) {
                before.cancel(false);
            }
            if (closed) {
                next.cancel(false);
            }
        } catch (RejectedExecutionException e) {
            LOG.debug("the timer ended before the worker");
        }
    }

    /** Steps no more. Idempotent. */
    @Override
    public void close() {
        closed = true;
        Future<?> last = alarm.getAndSet(null);
        if (last != null) {
            last.cancel(false);
        }
    }
}

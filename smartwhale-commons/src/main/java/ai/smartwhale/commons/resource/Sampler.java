// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one sample at a time on a background thread; who asks meanwhile waits for the next one, together. */
final class Sampler {

    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    /** Callers that may wait for the same sample. */
    private static final int MOST_WAITING = 10_000;

    private final ResourceProbe probe;
    private final Executor workers;
    private final InstantSource time;
    private final Duration gpuPeriod;
    private final Consumer<ResourceSnapshot> publisher;
    private final ReentrantLock lock = new ReentrantLock();

    private boolean busy;
    private boolean closed;
    private List<CompletableFuture<ResourceSnapshot>> waiting = new ArrayList<>();
    private @Nullable Instant gpusReadAt;
    private boolean failing;

    Sampler(
            ResourceProbe probe,
            Executor workers,
            InstantSource time,
            Duration gpuPeriod,
            Consumer<ResourceSnapshot> publisher) {
        this.probe = probe;
        this.workers = workers;
        this.time = time;
        this.gpuPeriod = gpuPeriod;
        this.publisher = publisher;
    }

    /** A sample that takes longer than the period lets the next one fall out. */
    void sampleIfIdle() {
        begin(null);
    }

    CompletableFuture<ResourceSnapshot> sample() {
        CompletableFuture<ResourceSnapshot> future = new CompletableFuture<>();
        begin(future);
        return future;
    }

    private void begin(@Nullable CompletableFuture<ResourceSnapshot> future) {
        boolean accepted;
        boolean idle;
        lock.lock();
        try {
            waiting.removeIf(CompletableFuture::isDone);
            accepted = !closed && waiting.size() < MOST_WAITING;
            if (accepted && future != null) {
                waiting.add(future);
            }
            idle = accepted && !busy;
            busy |= idle;
        } finally {
            lock.unlock();
        }
        if (idle) {
            run();
        } else if (!accepted && future != null) {
            future.completeExceptionally(new IllegalStateException("the monitor is closed or overrun"));
        }
    }

    private void run() {
        try {
            workers.execute(this::takeSample);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The JDK says by that error, too, that there is no thread; there may be one again for the next sample.
            LOG.debug("no thread for a sample", e);
            List<CompletableFuture<ResourceSnapshot>> mine = takeWaiting();
            finish();
            mine.forEach(f -> f.completeExceptionally(e));
        }
    }

    private void takeSample() {
        List<CompletableFuture<ResourceSnapshot>> mine = takeWaiting();
        try {
            ResourceSnapshot snapshot = probe.sample(gpusAreDue());
            failing = false;
            publisher.accept(snapshot);
            mine.forEach(f -> f.complete(snapshot));
        } catch (RuntimeException | Error e) {
            // Said once per row of failures: a broken probe must not fill the log every second.
            if (!failing) {
                failing = true;
                LOG.warn("a sample could not be taken; the last one stays", e);
            }
            mine.forEach(f -> f.completeExceptionally(e));
        } finally {
            finish();
        }
    }

    private boolean gpusAreDue() {
        Instant now = time.instant();
        Instant before = gpusReadAt;
        if (before != null && now.isBefore(before.plus(gpuPeriod)) && !now.isBefore(before)) {
            return false;
        }
        gpusReadAt = now;
        return true;
    }

    private List<CompletableFuture<ResourceSnapshot>> takeWaiting() {
        lock.lock();
        try {
            List<CompletableFuture<ResourceSnapshot>> mine = waiting;
            waiting = new ArrayList<>();
            return mine;
        } finally {
            lock.unlock();
        }
    }

    private void finish() {
        boolean again;
        lock.lock();
        try {
            again = !closed && !waiting.isEmpty();
            busy = again;
        } finally {
            lock.unlock();
        }
        if (again) {
            run();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        takeWaiting().forEach(f -> f.completeExceptionally(new IllegalStateException("the monitor is closed")));
    }
}

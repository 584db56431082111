// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.messaging.ServiceClosedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests under way, by their ids, each with its deadline in the timer. Bounded. Whoever removes one, and only one
 * can, ends it. Remembers for a while how requests ended. Thread-safe.
 */
final class PendingRequests {

    /** How many ended requests are remembered at least. */
    static final int REMEMBERED = 1 << 16;

    private final ConcurrentHashMap<String, PendingRequest> byId = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final RecentIds recent = new RecentIds(REMEMBERED);
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private final RequestTimer timer;
    private final int most;
    private volatile boolean closed;

    PendingRequests(RequestTimer timer, int most) {
        this.timer = timer;
        this.most = most;
    }

    /**
     * Takes a request in.
     *
     * @throws RequestRejectedException if there are as many as there may be
     * @throws ServiceClosedException if no more are taken
     */
    void add(PendingRequest request) {
        reserve();
        byId.put(request.id(), request);
        timer.add(request);
        if (closed && remove(request, RecentIds.End.GIVEN_UP)) {
            throw new ServiceClosedException("Balance was closed", null);
        }
    }

    Optional<PendingRequest> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** How a request ended that is no longer here, if it is remembered. */
    Optional<RecentIds.End> ended(String id) {
        return recent.find(id);
    }

    /** Takes a request out; true for exactly one caller, who then owes its future an end. */
    boolean remove(PendingRequest request, RecentIds.End end) {
        synchronized (request) {
            if (!request.end()) {
                return false;
            }
            // Remembered before it is gone: a second answer that comes in between must find one or the other.
            recent.add(request.id(), end);
            byId.remove(request.id(), request);
        }
        timer.cancel(request);
        request.takeRetry().ifPresent(timer::cancel);
        if (count.decrementAndGet() == 0 && closed) {
            drained.complete(null);
        }
        return true;
    }

    int size() {
        return count.get();
    }

    List<PendingRequest> all() {
        return List.copyOf(byId.values());
    }

    List<PendingRequest> ofModel(String modelId) {
        return byId.values().stream()
                .filter(request -> request.modelId().equals(modelId))
                .toList();
    }

    /** Takes no more. */
    void close() {
        closed = true;
        if (count.get() == 0) {
            drained.complete(null);
        }
    }

    /**
     * Waits until all have ended, after {@link #close()}.
     *
     * @param timeout the longest wait
     * @return whether all have ended
     */
    boolean awaitEnd(Duration timeout) {
        try {
            drained.get(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return count.get() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void reserve() {
        if (closed) {
            throw new ServiceClosedException("Balance was closed", null);
        }
        int now = count.get();
        while (!(now < most && count.compareAndSet(now, now + 1))) {
            if (now >= most) {
                throw new RequestRejectedException("maxPending", most, now);
            }
            now = count.get();
        }
    }
}

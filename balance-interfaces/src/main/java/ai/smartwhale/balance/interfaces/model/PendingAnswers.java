// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.DataResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The requests that wait for an answer, bounded exactly. Whoever takes one out ends it. */
final class PendingAnswers {

    /** One request that waits. */
    static final class Entry {
        final String requestId;
        final String modelId;
        final CompletableFuture<DataResponse> future = new CompletableFuture<>();
        private volatile @Nullable Future<?> alarm;

        Entry(DataRequest request) {
            this.requestId = request.metadata().requestId();
            this.modelId = request.payload().modelId();
        }

        /** The alarm may come after the end, since the end may come at once. */
        void alarm(Future<?> value) {
            alarm = value;
            if (future.isDone()) {
                value.cancel(false);
            }
        }
    }

    private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final Semaphore places;
    private final int most;

    PendingAnswers(int most) {
        this.most = most;
        this.places = new Semaphore(most);
    }

    /** Adds a request, or says why it cannot be. */
    Optional<RequestFailedException.Reason> add(Entry entry) {
        if (!places.tryAcquire()) {
            return Optional.of(RequestFailedException.Reason.CROWDED);
        }
        if (entries.putIfAbsent(entry.requestId, entry) != null) {
            places.release();
            return Optional.of(RequestFailedException.Reason.SAME_ID);
        }
        return Optional.empty();
    }

    Optional<Entry> take(String requestId) {
        Entry entry = entries.remove(requestId);
        if (entry != null) {
            ended(entry);
        }
        return Optional.ofNullable(entry);
    }

    /** True for the one caller that took this very entry out. */
    boolean take(Entry entry) {
        return take(entry, () -> {});
    }

    /**
     * True for the one caller that took this very entry out.
     *
     * @param remember runs if it is taken out, before anybody can see that it is; must be short and ask nothing here
     */
    boolean take(Entry entry, Runnable remember) {
        AtomicBoolean taken = new AtomicBoolean();
        entries.computeIfPresent(entry.requestId, (id, known) -> {
            if (known != entry) {
                return known;
            }
            remember.run();
            taken.set(true);
            return null;
        });
        if (taken.get()) {
            ended(entry);
        }
        return taken.get();
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    int size() {
        return most - places.availablePermits();
    }

    private void ended(Entry entry) {
        places.release();
        Future<?> alarm = entry.alarm;
        if (alarm != null) {
            alarm.cancel(false);
        }
    }
}

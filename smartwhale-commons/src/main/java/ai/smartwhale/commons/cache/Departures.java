// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What left the nearest layer: noted under its locks, told when none is held, by whoever comes first. Thread-safe. */
final class Departures {

    private record Departure(CacheKey key, RemovalReason reason) {}

    private final Observers observers;
    private final Queue<Departure> untold = new ConcurrentLinkedQueue<>();

    Departures(Observers observers) {
        this.observers = observers;
    }

    void note(CacheKey key, RemovalReason reason) {
        if (!observers.isEmpty()) {
            untold.add(new Departure(key, reason));
        }
    }

    /** Never to be called under a lock. */
    void tell() {
        for (Departure next = untold.poll(); next != null; next = untold.poll()) {
            Departure left = next;
            observers.tell(observer -> observer.removed(left.key(), CacheLayer.L1, left.reason()));
        }
    }
}

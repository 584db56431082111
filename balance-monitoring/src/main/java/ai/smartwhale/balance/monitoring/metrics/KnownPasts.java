// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is remembered of many, as many as there may be: of those that did nothing for a day the idlest makes room for
 * another, and what is not even mentioned for a day is forgotten. Not thread-safe.
 */
final class KnownPasts<K, V> {

    private static final Duration IDLE = Duration.ofDays(1);

    private final int most;
    /** The idlest first. */
    private final Map<K, Known<V>> known = new LinkedHashMap<>();

    private static final class Known<V> {

        private final V past;
        private Instant activeAt;
        private Instant seenAt;

        Known(V past, Instant now) {
            this.past = past;
            activeAt = now;
            seenAt = now;
        }
    }

    KnownPasts(int most) {
        this.most = most;
    }

    /** What is remembered, fresh where that is nothing; empty where there is no room. */
    Optional<V> of(K key, Instant now, Supplier<V> fresh) {
        Known<V> one = known.get(key);
        if (one == null) {
            if (known.size() >= most && !forgetIdlest(now)) {
                return Optional.empty();
            }
            one = new Known<>(fresh.get(), now);
            known.put(key, one);
        }
        one.seenAt = now;
        return Optional.of(one.past);
    }

    /** What is remembered, without a touch. */
    Optional<V> find(K key) {
        return Optional.ofNullable(known.get(key)).map(one -> one.past);
    }

    /** Says that one did something. */
    void wasActive(K key, Instant now) {
        Known<V> one = known.remove(key);
        if (one != null) {
            one.activeAt = now;
            known.put(key, one);
        }
    }

    private boolean forgetIdlest(Instant now) {
        Iterator<Known<V>> all = known.values().iterator();
        if (all.hasNext() && !all.next().activeAt.isAfter(now.minus(IDLE))) {
            all.remove();
            return true;
        }
        return false;
    }

    void forgetUnseen(Instant now) {
        Instant before = now.minus(IDLE);
        known.values().removeIf(one -> one.seenAt.isBefore(before));
    }

    int size() {
        return known.size();
    }
}

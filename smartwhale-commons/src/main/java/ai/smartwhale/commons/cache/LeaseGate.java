// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one instance load a key while the others wait for its value: until they are told that the key changed, looking
 * again from time to time, because the one that loads may fail or die. Where the shared layer cannot be asked,
 * everybody loads.
 */
final class LeaseGate<V> {

    private static final Logger LOG = LoggerFactory.getLogger(CacheManager.class);
    private static final long FIRST_LOOK_MILLIS = 5;
    private static final long LAST_LOOK_MILLIS = 100;

    /** What became of the wait. */
    interface Outcome<V> {

        /** This instance is to load, and then to release the lease if it holds one. */
        void load(Optional<String> token);

        /** Another instance has loaded. */
        void found(Lookup<V> lookup);
    }

    private final CacheLayers<V> layers;
    private final L2Cache<V> shared;
    private final Duration lease;
    private final ScheduledExecutorService timer;

    LeaseGate(CacheLayers<V> layers, L2Cache<V> shared, Duration lease) {
        this.layers = layers;
        this.shared = shared;
        this.lease = lease;
        this.timer = layers.executors.timer();
    }

    void enter(Flight<V> flight, Outcome<V> outcome) {
        tryLease(flight, outcome, FIRST_LOOK_MILLIS);
    }

    void release(CacheKey key, String token) {
        try {
            var unused = shared.releaseLease(key, token);
        } catch (IllegalStateException closedMeanwhile) {
            LOG.debug("a lease was not released and ends by itself", closedMeanwhile);
        }
    }

    private void tryLease(Flight<V> flight, Outcome<V> outcome, long nextLook) {
        guarded(outcome, Optional.empty(), () -> shared.tryLease(flight.key, lease), (Optional<String> token) -> {
            if (token.isPresent()) {
                lookAgain(flight, outcome, found -> outcome.load(token), token);
            } else {
                sleep(flight, outcome, nextLook);
            }
        });
    }

    /** Whoever held the lease before may have loaded between our look and our lease. */
    private void lookAgain(
            Flight<V> flight, Outcome<V> outcome, Consumer<Lookup<V>> otherwise, Optional<String> token) {
        flight.stamp = layers.fence.stamp(flight.key);
        guarded(outcome, token, () -> layers.askShared(flight.key, flight.stamp), lookup -> {
            if (flight.isSatisfiedBy(lookup)) {
                token.ifPresent(held -> release(flight.key, held));
                outcome.found(lookup);
            } else {
                otherwise.accept(lookup);
            }
        });
    }

    private void sleep(Flight<V> flight, Outcome<V> outcome, long lookMillis) {
        long next = Math.min(LAST_LOOK_MILLIS, 2 * lookMillis);
        flight.sleep(() -> {
            if (!flight.isOver()) {
                lookAgain(flight, outcome, missing -> tryLease(flight, outcome, next), Optional.empty());
            }
        });
        try {
            var unused = timer.schedule(flight::wake, lookMillis, TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            outcome.load(Optional.empty());
        }
    }

    /** A lease that is held goes along with the load, which gives it back. */
    private static <V, T> void guarded(
            Outcome<V> outcome, Optional<String> held, Supplier<CompletableFuture<T>> question, Consumer<T> next) {
        CompletableFuture<T> answer;
        try {
            answer = question.get();
        } catch (RuntimeException e) {
            outcome.load(held);
            return;
        }
        var unused = answer.whenComplete((value, failure) -> {
            if (failure == null) {
                next.accept(value);
            } else {
                outcome.load(held);
            }
        });
    }
}

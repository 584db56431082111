// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.health;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.RemoteStore;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Checks that are needed everywhere. */
public final class HealthChecks {

    private static final CacheKey NOBODY = CacheKey.of("health", "ping");

    private HealthChecks() {}

    /**
     * Whether there is room on the disk of a folder, and the folder can be written to.
     *
     * @param folder the folder
     * @param enough free bytes below which it is degraded
     * @param least free bytes below which it is down, at most {@code enough}
     * @return the check
     * @throws InvalidValueException if a number is outside of its range
     */
    public static HealthCheck disk(Path folder, long enough, long least) {
        return new DiskCheck(folder, enough, least);
    }

    /**
     * Whether there is memory left: of the heap, what its latest collection left behind; of the container, if it has a
     * limit, its working set.
     *
     * @param high the share from which it is degraded, above 0
     * @param highest the share from which it is down, {@code high} to 1
     * @return the check
     * @throws InvalidValueException if a share is outside of its range
     */
    public static HealthCheck memory(double high, double highest) {
        return MemoryCheck.ofThisProcess(high, highest);
    }

    /**
     * Whether something ends well that goes out to another system and comes back: a list of the topics of Kafka, a read
     * of a store. It is cancelled when the time of the check is over.
     *
     * @param attempt begins it
     * @return the check
     */
    public static HealthCheck roundTrip(Supplier<? extends CompletableFuture<?>> attempt) {
        InvalidValueException.requirePresent("attempt", attempt);
        return () -> {
            Future<?> answer = attempt.get();
            try {
                var unused = answer.get();
            } catch (InterruptedException e) {
                answer.cancel(true);
                throw e;
            }
            return HealthOutcome.UP;
        };
    }

    /**
     * Whether a remote store, such as Redis, answers to a read.
     *
     * @param store the store
     * @return the check
     */
    public static HealthCheck store(RemoteStore store) {
        InvalidValueException.requirePresent("store", store);
        return roundTrip(() -> store.get(NOBODY));
    }

    /**
     * Whether a condition holds.
     *
     * @param condition the condition
     * @param otherwise the note if it does not; must hold no secrets
     * @return the check
     */
    public static HealthCheck that(BooleanSupplier condition, String otherwise) {
        InvalidValueException.requirePresent("condition", condition);
        HealthOutcome down = HealthOutcome.down(InvalidValueException.requireText("otherwise", otherwise));
        return () -> condition.getAsBoolean() ? HealthOutcome.UP : down;
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A value as it goes between layers, with its times.
 *
 * @param <V> the type of the value
 * @param value the value; empty if it is known that the source has none (a negative entry)
 * @param storedAt when the source gave it
 * @param ttl how long it lives from then on
 * @param loadTime how long the source took; zero if that is not known
 */
public record CacheEntry<V>(Optional<V> value, Instant storedAt, TimeToLive ttl, Duration loadTime) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is null or the load time negative
     */
    public CacheEntry {
        InvalidValueException.requirePresent("value", value);
        InvalidValueException.requirePresent("storedAt", storedAt);
        InvalidValueException.requirePresent("ttl", ttl);
        InvalidValueException.requirePresent("loadTime", loadTime);
        if (loadTime.isNegative()) {
            throw new InvalidValueException("loadTime", loadTime, "zero or more");
        }
    }

    /**
     * An entry with a value, of unknown load time.
     *
     * @param <V> the type of the value
     * @param value the value
     * @param storedAt when the source gave it
     * @param ttl how long it lives from then on
     * @return the entry
     */
    public static <V> CacheEntry<V> of(V value, Instant storedAt, TimeToLive ttl) {
        return new CacheEntry<>(Optional.of(value), storedAt, ttl, Duration.ZERO);
    }

    /**
     * An entry that says: the source has no such value.
     *
     * @param <V> the type of the value
     * @param storedAt when the source said so
     * @param ttl how long that is believed
     * @return the entry
     */
    public static <V> CacheEntry<V> negative(Instant storedAt, TimeToLive ttl) {
        return new CacheEntry<>(Optional.empty(), storedAt, ttl, Duration.ZERO);
    }

    /**
     * Whether the source is known to have no such value.
     *
     * @return true if so
     */
    public boolean isNegative() {
        return value.isEmpty();
    }

    /**
     * When the entry stops being fresh.
     *
     * @return the moment
     */
    public Instant staleAt() {
        return storedAt.plus(ttl.soft());
    }

    /**
     * When the entry is gone.
     *
     * @return the moment
     */
    public Instant expiresAt() {
        return storedAt.plus(ttl.hard());
    }

    /**
     * Whether the entry is past its soft limit.
     *
     * @param now the present
     * @return true from {@link #staleAt()} on
     */
    public boolean isStale(Instant now) {
        return !now.isBefore(staleAt());
    }

    /**
     * Whether the entry is past its hard limit.
     *
     * @param now the present
     * @return true from {@link #expiresAt()} on
     */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt());
    }
}

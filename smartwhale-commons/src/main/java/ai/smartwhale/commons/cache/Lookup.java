// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Optional;

/**
 * What asking a cache came to. A layer that could not be asked is told apart from one that has no such value.
 *
 * @param <V> the type of the value
 */
public sealed interface Lookup<V> {

    /**
     * The value, if there is one.
     *
     * @return present for a {@link Hit} only
     */
    Optional<V> value();

    /**
     * A value was found.
     *
     * @param <V> the type of the value
     * @param entry the value with its times
     * @param layer where it was found
     * @param stale whether it is past its soft limit
     */
    record Hit<V>(CacheEntry<V> entry, CacheLayer layer, boolean stale) implements Lookup<V> {
        @Override
        public Optional<V> value() {
            return entry.value();
        }
    }

    /**
     * It is known that there is no such value.
     *
     * @param <V> the type of the value
     * @param entry the times of this knowledge
     * @param layer where it was found
     * @param stale whether it is past its soft limit
     */
    record Negative<V>(CacheEntry<V> entry, CacheLayer layer, boolean stale) implements Lookup<V> {
        @Override
        public Optional<V> value() {
            return Optional.empty();
        }
    }

    /**
     * Nothing is known of the key.
     *
     * @param <V> the type of the value
     */
    record Miss<V>() implements Lookup<V> {
        private static final Miss<Object> INSTANCE = new Miss<>();

        @Override
        public Optional<V> value() {
            return Optional.empty();
        }
    }

    /**
     * The layer could not be asked, or the loader failed.
     *
     * @param <V> the type of the value
     * @param layer what failed
     * @param cause why
     */
    record Failed<V>(CacheLayer layer, Throwable cause) implements Lookup<V> {
        @Override
        public Optional<V> value() {
            return Optional.empty();
        }
    }

    /**
     * A hit, or a negative one where the entry is negative.
     *
     * @param <V> the type of the value
     * @param entry the entry
     * @param layer where it was found
     * @param stale whether it is past its soft limit
     * @return the outcome
     */
    static <V> Lookup<V> found(CacheEntry<V> entry, CacheLayer layer, boolean stale) {
        return entry.isNegative() ? new Negative<>(entry, layer, stale) : new Hit<>(entry, layer, stale);
    }

    /**
     * Nothing is known of the key.
     *
     * @param <V> the type of the value
     * @return always the same object
     */
    @SuppressWarnings("unchecked")
    static <V> Lookup<V> miss() {
        return (Lookup<V>) Miss.INSTANCE;
    }

    /**
     * Something could not be asked.
     *
     * @param <V> the type of the value
     * @param layer what
     * @param cause why
     * @return the outcome
     */
    static <V> Lookup<V> failed(CacheLayer layer, Throwable cause) {
        return new Failed<>(layer, cause);
    }
}

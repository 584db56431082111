// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.AnswerCacheBuilder;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The cache of answers that is wanted.
 *
 * @param ttl how long an answer may be given out again, above zero
 * @param staleFor how much longer it is kept, to be given out while the Data service cannot answer in time
 * @param maxBytes how much memory answers may take, 64 KiB or more
 * @param mostBytes how much memory they may come to take where that lets more answers be found; {@code maxBytes} or
 *     more
 * @param directory where answers are kept for the next start
 * @param redis what is shared with other instances
 */
public record CacheSettings(
        Duration ttl,
        Duration staleFor,
        long maxBytes,
        OptionalLong mostBytes,
        Optional<Path> directory,
        Optional<RedisConfig> redis) {

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is outside its range
     */
    public CacheSettings {
        InvalidValueException.requirePositive("ttl", ttl);
        if (InvalidValueException.requirePresent("staleFor", staleFor).isNegative()) {
            throw new InvalidValueException("staleFor", staleFor, "zero or more");
        }
        InvalidValueException.requireRange("maxBytes", maxBytes, 64 << 10, Long.MAX_VALUE);
        InvalidValueException.requirePresent("mostBytes", mostBytes)
                .ifPresent(most -> InvalidValueException.requireRange("mostBytes", most, maxBytes, Long.MAX_VALUE));
        InvalidValueException.requirePresent("directory", directory);
        InvalidValueException.requirePresent("redis", redis);
    }

    /**
     * A builder of this cache, which opens nothing yet.
     *
     * @return a new builder
     */
    public AnswerCacheBuilder toBuilder() {
        AnswerCacheBuilder builder =
                AnswerCache.builder().ttl(ttl).staleFor(staleFor).maximumBytes(maxBytes);
        mostBytes.ifPresent(builder::mostBytes);
        directory.ifPresent(builder::directory);
        redis.ifPresent(builder::redis);
        return builder;
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli;

import ai.smartwhale.balance.services.AnswerCache;
import ai.smartwhale.balance.services.AnswerCacheBuilder;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where answers are kept. */
final class CacheOptions {

    @Option(names = "--no-cache", description = "Ask the Data service every time.")
    private boolean none;

    @Option(
            names = "--redis",
            paramLabel = "HOST:PORT",
            description = "Share answers with other instances through this Redis.")
    private @Nullable String redis;

    @Option(names = "--cache-dir", paramLabel = "DIR", description = "Keep answers on disk too, for the next run.")
    private @Nullable Path directory;

    @Option(
            names = "--cache-ttl",
            paramLabel = "DURATION",
            defaultValue = "5m",
            description = "How long an answer may be given out again. Default: ${DEFAULT-VALUE}.")
    private Duration ttl = AnswerCacheBuilder.DEFAULT_TTL;

    /** The cache, unless there is to be none. */
    Optional<AnswerCache> open() {
        if (none) {
            if (redis != null || directory != null) {
                throw new InvalidValueException("--no-cache", true, "neither --redis nor --cache-dir beside it");
            }
            return Optional.empty();
        }
        AnswerCacheBuilder builder = AnswerCache.builder().ttl(ttl);
        if (redis != null) {
            builder.redis(RedisConfig.of(redis));
        }
        if (directory != null) {
            builder.directory(directory);
        }
        return Optional.of(builder.build());
    }
}

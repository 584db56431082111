// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.GlobPattern;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Removes the keys that match a pattern in small steps, none of which holds Redis up. */
final class PatternRemoval {

    private static final int STEP = 1_000;

    private final RedisAsyncCommands<String, byte[]> redis;
    private final String start;
    private final GlobPattern pattern;
    private final ScanArgs args;

    PatternRemoval(RedisAsyncCommands<String, byte[]> redis, String start, GlobPattern pattern) {
        this.redis = redis;
        this.start = start;
        this.pattern = pattern;
        this.args = ScanArgs.Builder.limit(STEP).match(RedisKeys.scanPattern(start, pattern));
    }

    CompletableFuture<Long> run() {
        return step(ScanCursor.INITIAL, 0);
    }

    private CompletableFuture<Long> step(ScanCursor cursor, long removedBefore) {
        return redis.scan(cursor, args)
                .toCompletableFuture()
                .thenCompose(found -> unlink(found)
                        .thenCompose(removed -> found.isFinished()
                                ? CompletableFuture.completedFuture(removedBefore + removed)
                                : step(found, removedBefore + removed)));
    }

    private CompletableFuture<Long> unlink(KeyScanCursor<String> found) {
        List<String> matching = found.getKeys().stream()
                .filter(key -> key.startsWith(start) && pattern.matches(key.substring(start.length())))
                .toList();
        return matching.isEmpty()
                ? CompletableFuture.completedFuture(0L)
                : redis.unlink(matching.toArray(String[]::new)).toCompletableFuture();
    }
}

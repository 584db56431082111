// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.SyncReport;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Proves that changes are told: another connection writes a key, and its change must arrive before the answer to a
 * question that is asked afterwards, because both come on the same connection.
 */
final class Beacon {

    private static final byte[] LIGHT = {1};

    private final LettuceClient client;
    private final RedisKeys keys;
    private final Invalidations invalidations;
    private final Duration life;

    Beacon(LettuceClient client, RedisKeys keys, Invalidations invalidations, Duration life) {
        this.client = client;
        this.keys = keys;
        this.invalidations = invalidations;
        this.life = life;
    }

    CompletableFuture<SyncReport> light() {
        String name = keys.beacon(UUID.randomUUID().toString());
        CompletableFuture<Long> seen = new CompletableFuture<>();
        AutoCloseable watch = invalidations.watch(key -> {
            if (key.equals(name)) {
                seen.complete(System.nanoTime());
            }
        });
        long began = System.nanoTime();
        return lightAndLook(name).handle((answered, failure) -> {
            closeQuietly(watch);
            boolean tracking = seen.isDone();
            if (failure == null && !tracking) {
                invalidations.arm();
            }
            return new SyncReport(
                    failure == null,
                    tracking,
                    failure == null && !tracking,
                    tracking ? Duration.ofNanos(seen.join() - began) : Duration.ZERO);
        });
    }

    private CompletableFuture<?> lightAndLook(String name) {
        CompletableFuture<StatefulRedisConnection<String, byte[]>> other = client.another();
        return other.thenCompose(connection -> connection
                        .async()
                        .set(name, LIGHT, SetArgs.Builder.px(Math.max(1, life.toMillis())))
                        .toCompletableFuture()
                        .whenComplete((done, failure) -> {
                            var unused = connection.closeAsync();
                        }))
                .thenCompose(written -> client.connection().async().get(name).toCompletableFuture());
    }

    private static void closeQuietly(AutoCloseable watch) {
        try {
            watch.close();
        } catch (Exception e) {
            throw new IllegalStateException("leaving a list cannot fail", e);
        }
    }
}

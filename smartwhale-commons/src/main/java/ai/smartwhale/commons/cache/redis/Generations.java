// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The generations of namespaces, as far as they are known here. They are random, so that one that Redis forgot never
 * comes back with the values of before. Bounded by the number of namespaces a host uses; thread-safe.
 */
final class Generations {

    private static final int BYTES = 8;
    private static final int MOST_KNOWN = 10_000;

    private final RedisAsyncCommands<String, byte[]> redis;
    private final RedisKeys keys;
    private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();
    /** Those who wait for the answer about a namespace, in the order in which they go on. */
    private final Map<String, Deque<CompletableFuture<String>>> waiting = new ConcurrentHashMap<>();

    private final SecureRandom random = new SecureRandom();

    Generations(RedisAsyncCommands<String, byte[]> redis, RedisKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /**
     * What is known of a namespace; asks where nothing is, and makes the first generation where there is none. Whoever
     * came first goes on first, so that of two writes of a key the later one is the later one in Redis too.
     */
    CompletableFuture<String> of(String namespace) {
        String generation = known.get(namespace);
        if (generation != null && waiting.isEmpty()) {
            return CompletableFuture.completedFuture(generation);
        }
        CompletableFuture<String> turn = new CompletableFuture<>();
        boolean first;
        synchronized (waiting) {
            Deque<CompletableFuture<String>> before = waiting.get(namespace);
            first = before == null;
            if (first && generation != null) {
                return CompletableFuture.completedFuture(generation);
            }
            waiting.computeIfAbsent(namespace, missing -> new ArrayDeque<>()).add(turn);
        }
        if (first) {
            CompletableFuture<String> answer;
            try {
                answer = ask(namespace);
            } catch (RuntimeException e) {
                answer = CompletableFuture.failedFuture(e);
            }
            var unused = answer.whenComplete((found, failure) -> letAllGoOn(namespace, found, failure));
        }
        return turn;
    }

    private void letAllGoOn(String namespace, @Nullable String generation, @Nullable Throwable failure) {
        if (generation != null) {
            learn(namespace, generation);
        }
        Optional<CompletableFuture<String>> next = nextTurn(namespace);
        while (next.isPresent()) {
            if (generation == null) {
                next.get().completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
            } else {
                next.get().complete(generation);
            }
            next = nextTurn(namespace);
        }
    }

    /** Whoever comes before the last one has gone on queues up, though the generation is known by then. */
    private Optional<CompletableFuture<String>> nextTurn(String namespace) {
        synchronized (waiting) {
            Deque<CompletableFuture<String>> turns = waiting.get(namespace);
            CompletableFuture<String> next = turns == null ? null : turns.poll();
            if (next == null) {
                waiting.remove(namespace);
            }
            return Optional.ofNullable(next);
        }
    }

    Optional<String> known(String namespace) {
        return Optional.ofNullable(known.get(namespace));
    }

    private CompletableFuture<String> ask(String namespace) {
        String key = keys.generation(namespace);
        byte[] fresh = bytes(newGeneration());
        // Both in one round trip: the second sees what the first wrote, or what was there.
        var unused = redis.set(key, fresh, SetArgs.Builder.nx());
        return redis.get(key).toCompletableFuture().thenApply(found -> text(found == null ? fresh : found));
    }

    /** Compares what Redis says with what is known; false if another generation began, which is known from now on. */
    boolean confirm(String namespace, String used, byte[] found) {
        if (found != null && used.equals(text(found))) {
            return true;
        }
        if (found == null) {
            known.remove(namespace);
        } else {
            learn(namespace, text(found));
        }
        return false;
    }

    /** Lets a new generation begin. */
    CompletableFuture<Void> next(String namespace) {
        byte[] fresh = bytes(newGeneration());
        return redis.set(keys.generation(namespace), fresh)
                .toCompletableFuture()
                .thenAccept(done -> learn(namespace, text(fresh)));
    }

    void forget(String namespace) {
        known.remove(namespace);
    }

    void forgetAll() {
        known.clear();
    }

    private void learn(String namespace, String generation) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(namespace, generation);
    }

    private String newGeneration() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String generation) {
        return generation.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] generation) {
        return new String(generation, StandardCharsets.US_ASCII);
    }
}

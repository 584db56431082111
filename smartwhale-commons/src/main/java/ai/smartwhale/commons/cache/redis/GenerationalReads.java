// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.CacheKey;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Reads values together with the generations of their namespaces, so that a dropped one is never seen. */
final class GenerationalReads {

    private static final int CHUNK = 500;

    private final RedisAsyncCommands<String, byte[]> redis;
    private final RedisKeys keys;
    private final Generations generations;

    GenerationalReads(RedisAsyncCommands<String, byte[]> redis, RedisKeys keys, Generations generations) {
        this.redis = redis;
        this.keys = keys;
        this.generations = generations;
    }

    CompletableFuture<Optional<byte[]>> get(CacheKey key) {
        Optional<String> known = generations.known(key.namespace());
        return known.isPresent()
                ? get(key, known.orElseThrow())
                : generations.of(key.namespace()).thenCompose(generation -> get(key, generation));
    }

    private CompletableFuture<Optional<byte[]>> get(CacheKey key, String generation) {
        String namespace = key.namespace();
        return redis.mget(keys.generation(namespace), keys.value(key, generation))
                .toCompletableFuture()
                .thenCompose(found ->
                        generations.confirm(namespace, generation, found.get(0).getValueOrElse(null))
                                ? CompletableFuture.completedFuture(content(found.get(1)))
                                : get(key));
    }

    CompletableFuture<List<Optional<byte[]>>> getAll(List<CacheKey> all) {
        List<CompletableFuture<List<Optional<byte[]>>>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(chunk(all.subList(from, Math.min(all.size(), from + CHUNK))));
        }
        return CompletableFuture.allOf(chunks.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<Optional<byte[]>> joined = new ArrayList<>(all.size());
            chunks.forEach(chunk -> joined.addAll(chunk.join()));
            return joined;
        });
    }

    private CompletableFuture<List<Optional<byte[]>>> chunk(List<CacheKey> all) {
        Set<String> namespaces = new LinkedHashSet<>();
        all.forEach(key -> namespaces.add(key.namespace()));
        Map<String, CompletableFuture<String>> asked = new LinkedHashMap<>();
        namespaces.forEach(namespace -> asked.put(namespace, generations.of(namespace)));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenCompose(done -> {
                    Map<String, String> used = new LinkedHashMap<>();
                    asked.forEach((namespace, generation) -> used.put(namespace, generation.join()));
                    return chunk(all, used);
                });
    }

    private CompletableFuture<List<Optional<byte[]>>> chunk(List<CacheKey> all, Map<String, String> used) {
        String[] names = new String[used.size() + all.size()];
        int at = 0;
        for (String each : used.keySet()) {
            names[at++] = keys.generation(each);
        }
        String namespace = "";
        String start = "";
        for (CacheKey key : all) {
            if (!key.namespace().equals(namespace)) {
                namespace = key.namespace();
                start = keys.values(namespace, used.getOrDefault(namespace, ""));
            }
            names[at++] = start.concat(key.id());
        }
        return redis.mget(names).toCompletableFuture().thenCompose(found -> {
            boolean confirmed = true;
            int generation = 0;
            for (Map.Entry<String, String> each : used.entrySet()) {
                confirmed &= generations.confirm(
                        each.getKey(), each.getValue(), found.get(generation++).getValueOrElse(null));
            }
            if (!confirmed) {
                return chunk(all);
            }
            List<Optional<byte[]>> values = new ArrayList<>(all.size());
            found.subList(used.size(), found.size()).forEach(value -> values.add(content(value)));
            return CompletableFuture.completedFuture(values);
        });
    }

    /** Nothing, or what is left of a removed value, is no value. */
    private static Optional<byte[]> content(KeyValue<String, byte[]> found) {
        return found.hasValue() && found.getValue().length > 0 ? Optional.of(found.getValue()) : Optional.empty();
    }
}

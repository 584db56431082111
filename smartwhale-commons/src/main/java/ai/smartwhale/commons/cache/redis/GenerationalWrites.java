// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.CacheKey;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes and removes values of generations, and asks in the same piece which generation is the present one.
 *
 * <p>A value goes into the generation that was known when its write began. If the namespace was dropped since, whether
 * or not that was heard, the drop wins: nobody sees the value, since it may have been made of what was there before. A
 * removal that met a drop is repeated in the new generation.
 */
final class GenerationalWrites {

    /** In the place of a removed value for a moment, so that its removal is told even where Redis had none. */
    private static final byte[] TOMBSTONE = {};

    private static final long TOMBSTONE_MILLIS = 1_000;

    private final StatefulRedisConnection<String, byte[]> connection;
    private final RedisKeys keys;
    private final Generations generations;
    private final Steps steps;

    GenerationalWrites(
            StatefulRedisConnection<String, byte[]> connection, RedisKeys keys, Generations generations, Steps steps) {
        this.connection = connection;
        this.keys = keys;
        this.generations = generations;
        this.steps = steps;
    }

    /** How many commands writing or removing so many keys sends at once. */
    int commandsFor(int keys) {
        return 1 + 2 * steps.atOnce(keys);
    }

    CompletableFuture<Void> put(Map<CacheKey, byte[]> values, long millis) {
        return generationsOf(values.keySet())
                .thenCompose(begun ->
                        steps.through(List.copyOf(values.entrySet()), step -> List.of(putStep(step, begun, millis))));
    }

    private CompletableFuture<Void> putStep(
            List<Map.Entry<CacheKey, byte[]>> step, Map<String, String> begun, long millis) {
        Batch batch = new Batch();
        Set<String> namespaces = new LinkedHashSet<>();
        for (Map.Entry<CacheKey, byte[]> each : step) {
            CacheKey key = each.getKey();
            namespaces.add(key.namespace());
            var unused = batch.set(keys.value(key, begun.getOrDefault(key.namespace(), "")), each.getValue(), millis);
        }
        Map<String, CompletableFuture<byte[]>> present = present(batch, namespaces);
        return batch.send(connection).thenAccept(done -> {
            var unused = outdated(present, begun);
        });
    }

    /** How many there were; keys that are given twice count once. */
    CompletableFuture<Long> remove(Collection<CacheKey> all) {
        LongAdder removed = new LongAdder();
        return steps.through(List.copyOf(all), step -> List.of(removeStep(step, removed)))
                .thenApply(done -> removed.sum());
    }

    private CompletableFuture<Void> removeStep(List<CacheKey> step, LongAdder removed) {
        return generationsOf(step).thenCompose(known -> {
            Batch batch = new Batch();
            List<CompletableFuture<Long>> lengths = new ArrayList<>(step.size());
            Set<String> namespaces = new LinkedHashSet<>();
            for (CacheKey key : step) {
                namespaces.add(key.namespace());
                String name = keys.value(key, known.getOrDefault(key.namespace(), ""));
                lengths.add(batch.length(name));
                var unused = batch.set(name, TOMBSTONE, TOMBSTONE_MILLIS);
            }
            Map<String, CompletableFuture<byte[]>> present = present(batch, namespaces);
            return batch.send(connection).thenCompose(done -> {
                Set<String> outdated = outdated(present, known);
                List<CacheKey> again = new ArrayList<>();
                for (int i = 0; i < step.size(); i++) {
                    if (outdated.contains(step.get(i).namespace())) {
                        again.add(step.get(i));
                    } else if (lengths.get(i).join() > 0) {
                        removed.increment();
                    }
                }
                return again.isEmpty() ? CompletableFuture.completedFuture(null) : removeStep(again, removed);
            });
        });
    }

    private CompletableFuture<Map<String, String>> generationsOf(Collection<CacheKey> all) {
        Map<String, CompletableFuture<String>> asked = new HashMap<>();
        Set<String> namespaces = new LinkedHashSet<>();
        all.forEach(key -> namespaces.add(key.namespace()));
        return steps.through(List.copyOf(namespaces), step -> {
                    step.forEach(namespace -> asked.put(namespace, generations.of(namespace)));
                    return step.stream().map(asked::get).toList();
                })
                .thenApply(done -> {
                    Map<String, String> known = new HashMap<>();
                    asked.forEach((namespace, generation) -> known.put(namespace, generation.join()));
                    return known;
                });
    }

    private Map<String, CompletableFuture<byte[]>> present(Batch batch, Set<String> namespaces) {
        Map<String, CompletableFuture<byte[]>> present = new LinkedHashMap<>();
        namespaces.forEach(namespace -> present.put(namespace, batch.get(keys.generation(namespace))));
        return present;
    }

    /** The namespaces that have another generation than was known; remembers which. */
    private Set<String> outdated(Map<String, CompletableFuture<byte[]>> present, Map<String, String> known) {
        Set<String> outdated = new LinkedHashSet<>();
        present.forEach((namespace, token) -> {
            if (!generations.confirm(namespace, known.getOrDefault(namespace, ""), token.join())) {
                outdated.add(namespace);
            }
        });
        return outdated;
    }
}

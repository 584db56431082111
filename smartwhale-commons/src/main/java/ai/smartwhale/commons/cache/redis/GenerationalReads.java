// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import ai.smartwhale.commons.cache.CacheKey;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads values together with the generations of their namespaces, so that a dropped one is never seen. */
final class GenerationalReads {

    private static final int CHUNK = 500;
    private static final byte[] NOTHING = {};

    private final RedisAsyncCommands<String, byte[]> redis;
    private final RedisKeys keys;
    private final Generations generations;

    GenerationalReads(RedisAsyncCommands<String, byte[]> redis, RedisKeys keys, Generations generations) {
        this.redis = redis;
        this.keys = keys;
        this.generations = generations;
    }

    /** How many commands reading so many keys sends at once. */
    static int commandsFor(int keys) {
        return 1 + keys / CHUNK;
    }

    CompletableFuture<Optional<byte[]>> get(CacheKey key) {
        Optional<String> known = generations.known(key.namespace());
        return known.isPresent()
                ? get(key, known.orElseThrow())
                : generations.of(key.namespace()).thenCompose(generation -> get(key, generation));
    }

    private CompletableFuture<Optional<byte[]>> get(CacheKey key, String generation) {
        String namespace = key.namespace();
        return read(args().addKey(keys.generation(namespace)).addKey(keys.value(key, generation)))
                .thenCompose(found -> generations.confirm(namespace, generation, found.get(0))
                        ? CompletableFuture.completedFuture(content(found.get(1)))
                        : get(key));
    }

    CompletableFuture<List<Optional<byte[]>>> getAll(List<CacheKey> all) {
        if (all.size() <= CHUNK) {
            return chunk(all);
        }
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
        if (all.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Map<String, byte[]> starts = new LinkedHashMap<>();
        Map<String, String> used = new LinkedHashMap<>();
        Map<String, CompletableFuture<String>> asked = new LinkedHashMap<>();
        for (CacheKey key : all) {
            String namespace = key.namespace();
            if (!starts.containsKey(namespace) && !asked.containsKey(namespace)) {
                Optional<String> known = generations.known(namespace);
                if (known.isPresent()) {
                    used.put(namespace, known.orElseThrow());
                    starts.put(
                            namespace,
                            keys.values(namespace, known.orElseThrow()).getBytes(StandardCharsets.UTF_8));
                } else {
                    asked.put(namespace, generations.of(namespace));
                }
            }
        }
        return asked.isEmpty()
                ? chunk(all, starts, used)
                : CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                        .thenCompose(done -> chunk(all));
    }

    private CompletableFuture<List<Optional<byte[]>>> chunk(
            List<CacheKey> all, Map<String, byte[]> starts, Map<String, String> used) {
        CommandArgs<String, byte[]> names = args();
        used.keySet().forEach(namespace -> names.addKey(keys.generation(namespace)));
        for (CacheKey key : all) {
            names.add(joined(starts.getOrDefault(key.namespace(), NOTHING), key.id()));
        }
        return read(names).thenCompose(found -> {
            boolean confirmed = true;
            int at = 0;
            for (Map.Entry<String, String> each : used.entrySet()) {
                confirmed &= generations.confirm(each.getKey(), each.getValue(), found.get(at++));
            }
            if (!confirmed) {
                return chunk(all);
            }
            List<Optional<byte[]>> values = new ArrayList<>(all.size());
            while (at < found.size()) {
                values.add(content(found.get(at++)));
            }
            return CompletableFuture.completedFuture(values);
        });
    }

    /** Like the client's own MGET, without an object and a decoded key for each value. */
    private CompletableFuture<List<byte[]>> read(CommandArgs<String, byte[]> names) {
        return redis.dispatch(CommandType.MGET, new ValueListOutput<>(LettuceClient.CODEC), names)
                .toCompletableFuture();
    }

    /** The client encodes texts into buffers of their own first, which a hundred of them are felt by. */
    private static byte[] joined(byte[] start, String id) {
        byte[] end = id.getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, whole, start.length, end.length);
        return whole;
    }

    private static CommandArgs<String, byte[]> args() {
        return new CommandArgs<>(LettuceClient.CODEC);
    }

    /** Nothing, or what is left of a removed value, is no value. */
    private static Optional<byte[]> content(byte @Nullable [] found) {
        return found != null && found.length > 0 ? Optional.of(found) : Optional.empty();
    }
}

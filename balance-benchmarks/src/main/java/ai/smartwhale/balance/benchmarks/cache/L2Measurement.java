// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.cache;

import ai.smartwhale.commons.cache.CacheCodec;
import ai.smartwhale.commons.cache.CacheEntry;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.L2Cache;
import ai.smartwhale.commons.cache.Lookup;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.cache.TimeToLive;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import ai.smartwhale.commons.cache.redis.RedisStore;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;

/**
 * The shared layer beside the bare client, on a genuine Redis on this machine: one key, a hundred keys at once. Then
 * what a drop of a namespace costs Redis, and how long it takes until others hear of a change.
 */
public final class L2Measurement {

    private static final int KEYS = 4_096;
    private static final int VALUE_BYTES = 1_024;
    private static final int BULK = 100;
    private static final String SPACE = "measured";

    private L2Measurement() {}

    /**
     * Measures.
     *
     * @param arguments the number of rounds, 20 if left out
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 20 : Integer.parseInt(arguments[0]);
        int port = freePort();
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
        try (CommonsExecutors executors = CommonsExecutors.create("measurement");
                RemoteStore store = RedisStore.connect(RedisConfig.of("127.0.0.1:" + port), executors);
                RemoteStore other = RedisStore.connect(RedisConfig.of("127.0.0.1:" + port), executors);
                L2Cache<byte[]> cache =
                        L2Cache.builder(store, CacheCodec.bytes()).build();
                StatefulRedisConnection<String, byte[]> raw =
                        client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
            reads(cache, raw, rounds);
            RedisNews.drop(store, other, raw);
            RedisNews.latency(store, other);
        } finally {
            client.shutdown();
            server.stop();
        }
    }

    private static void reads(L2Cache<byte[]> cache, StatefulRedisConnection<String, byte[]> raw, int rounds)
            throws Exception {
        byte[] value = new byte[VALUE_BYTES];
        new Random(1).nextBytes(value);
        Instant now = Instant.now();
        TimeToLive hour = TimeToLive.of(Duration.ofHours(1));
        CacheKey[] keys = new CacheKey[KEYS];
        String[] names = new String[KEYS];
        Map<CacheKey, CacheEntry<byte[]>> entries = new HashMap<>();
        for (int i = 0; i < KEYS; i++) {
            keys[i] = CacheKey.of(SPACE, "id-" + i);
            names[i] = "raw:" + SPACE + ":id-" + i;
            entries.put(keys[i], CacheEntry.of(value, now, hour));
            raw.sync().set(names[i], value);
        }
        cache.distributedSetAll(entries).join();

        List<CacheKey> all = List.of(keys);
        Random random = new Random(2);
        new Interleaved("one key of 1 KiB, waiting for it", 4_000)
                .add("bare client, GET", () -> sizeOf(raw.sync().get(names[random.nextInt(KEYS)])))
                .add("L2Cache.distributedGet", () -> sizeOf(cache.distributedGet(keys[random.nextInt(KEYS)])))
                .run(rounds);
        new Interleaved("a hundred keys of 1 KiB, waiting for them", 300)
                .add("bare client, MGET", () -> {
                    int from = random.nextInt(KEYS - BULK);
                    String[] some = java.util.Arrays.copyOfRange(names, from, from + BULK);
                    return raw.sync().mget(some).stream()
                            .mapToLong(L2Measurement::sizeOf)
                            .sum();
                })
                .add("L2Cache.distributedGetAll", () -> {
                    int from = random.nextInt(KEYS - BULK);
                    return cache.distributedGetAll(all.subList(from, from + BULK)).join().values().stream()
                            .mapToLong(L2Measurement::sizeOf)
                            .sum();
                })
                .run(rounds);
    }

    private static long sizeOf(KeyValue<String, byte[]> found) {
        return sizeOf(found.getValue());
    }

    private static long sizeOf(Lookup<byte[]> found) {
        return sizeOf(found.value().orElseThrow(() -> new IllegalStateException("no hit but " + found)));
    }

    private static long sizeOf(byte[] value) {
        if (value.length != VALUE_BYTES) {
            throw new IllegalStateException("a value of " + value.length + " bytes");
        }
        return value.length;
    }

    static List<CacheKey> keys(String namespace, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> CacheKey.of(namespace, "id-" + i))
                .toList();
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.cache;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.cache.RemoteStoreListener;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** What it takes until another instance knows of a drop or a change. */
final class RedisNews {

    private static final int KEYS = 20_000;
    private static final int CHANGES = 5_000;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final byte[] VALUE = new byte[100];

    private RedisNews() {}

    static void drop(RemoteStore store, RemoteStore other, StatefulRedisConnection<String, byte[]> raw) {
        List<CacheKey> keys = L2Measurement.keys("dropped", KEYS);
        Map<CacheKey, byte[]> values = new HashMap<>();
        keys.forEach(key -> values.put(key, VALUE));
        double[] wall = new double[20];
        long redis = 0;
        Map<String, Long> calls = Map.of();
        for (int i = 0; i < wall.length; i++) {
            store.putAll(values, HOUR).join();
            if (other.getAll(keys).join().stream().anyMatch(Optional::isEmpty)) {
                throw new IllegalStateException("not all was written");
            }
            raw.sync().configResetstat();
            long began = System.nanoTime();
            store.dropNamespace("dropped").join();
            boolean seen = other.get(keys.get(i)).join().isPresent();
            wall[i] = (System.nanoTime() - began) / 1e6;
            calls = micros(raw.sync().info("commandstats"));
            redis = Math.max(
                    redis, calls.values().stream().mapToLong(Long::longValue).sum());
            if (seen || other.getAll(keys).join().stream().anyMatch(Optional::isPresent)) {
                throw new IllegalStateException("a dropped key was seen");
            }
        }
        Arrays.sort(wall);
        System.out.printf(
                Locale.ROOT,
                "%n### Drop of a namespace of %,d keys, until another instance's read finds nothing%n%n"
                        + "Wall: median %.2f ms, longest %.2f ms. Time in Redis: %d µs at most; commands: %s%n",
                KEYS,
                wall[wall.length / 2],
                wall[wall.length - 1],
                redis,
                calls);
    }

    /** How many microseconds Redis spent on each command, but for those that ask for this. */
    private static Map<String, Long> micros(String statistics) {
        Map<String, Long> micros = new HashMap<>();
        statistics.lines().filter(line -> line.startsWith("cmdstat_")).forEach(line -> {
            String name = line.substring("cmdstat_".length(), line.indexOf(':'));
            String spent = line.replaceAll(".*usec=(\\d+),.*", "$1");
            if (!name.startsWith("config") && !name.equals("info")) {
                micros.put(name, Long.parseLong(spent));
            }
        });
        return micros;
    }

    static void latency(RemoteStore store, RemoteStore other) throws Exception {
        SynchronousQueue<Long> heard = new SynchronousQueue<>();
        double[] micros = new double[CHANGES];
        try (AutoCloseable subscription = other.addListener(new Stopwatch(heard))) {
            for (int i = 0; i < CHANGES; i++) {
                CacheKey key = CacheKey.of("news", "id-" + i);
                long began = System.nanoTime();
                var unused = store.put(key, VALUE, HOUR);
                Long at = heard.poll(10, TimeUnit.SECONDS);
                if (at == null) {
                    throw new IllegalStateException("a change was not heard of");
                }
                micros[i] = (at - began) / 1e3;
            }
        }
        double[] warm = Arrays.copyOfRange(micros, CHANGES / 4, CHANGES);
        Arrays.sort(warm);
        System.out.printf(
                Locale.ROOT,
                "%n### From a put to another instance's listener%n%np50 %.0f µs, p99 %.0f µs, longest %.0f µs of %,d%n",
                warm[warm.length / 2],
                warm[warm.length * 99 / 100],
                warm[warm.length - 1],
                warm.length);
    }

    /** Says when a change was heard of. */
    private record Stopwatch(SynchronousQueue<Long> heard) implements RemoteStoreListener {

        @Override
        public void changed(CacheKey key) {
            long now = System.nanoTime();
            try {
                heard.offer(now, 1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void dropped(String namespace) {
            // The first put into a namespace begins its first generation.
        }

        @Override
        public void uncertain() {
            throw new IllegalStateException("the connection broke");
        }
    }
}

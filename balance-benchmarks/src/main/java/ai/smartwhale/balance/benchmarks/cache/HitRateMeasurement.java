// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.cache;

import ai.smartwhale.commons.cache.L1Cache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How often the nearest layer has what is asked for, beside bare Caffeine and a plain LRU: zipf 0.99 with a tenth of
 * scans.
 */
public final class HitRateMeasurement {

    private static final int CAPACITY = 4_096;
    private static final int KEYS = 65_536;
    private static final int REQUESTS = 1_000_000;
    private static final double SKEW = 0.99;

    private HitRateMeasurement() {}

    /**
     * Measures.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        int[] trace = trace();
        L1Cache<Integer, String> near =
                L1Cache.<Integer, String>builder().maximumWeight(CAPACITY).build();
        Cache<Integer, String> caffeine = Caffeine.newBuilder()
                .maximumSize(CAPACITY)
                .executor(Runnable::run)
                .build();
        Map<Integer, String> lru = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
                return size() > CAPACITY;
            }
        };
        long[] hits = new long[3];
        for (int key : trace) {
            if (near.fastGet(key).isPresent()) {
                hits[0]++;
            } else {
                near.fastSet(key, "v", Duration.ofHours(1));
            }
            if (caffeine.getIfPresent(key) != null) {
                hits[1]++;
            } else {
                caffeine.put(key, "v");
            }
            if (lru.get(key) != null) {
                hits[2]++;
            } else {
                lru.put(key, "v");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| L1Cache | %.2f %% |%n| Caffeine | %.2f %% |%n| LRU | %.2f %% |%n",
                100.0 * hits[0] / REQUESTS,
                100.0 * hits[1] / REQUESTS,
                100.0 * hits[2] / REQUESTS);
    }

    private static int[] trace() {
        double[] cumulated = new double[KEYS];
        double sum = 0;
        for (int i = 0; i < KEYS; i++) {
            sum += 1 / Math.pow(i + 1, SKEW);
            cumulated[i] = sum;
        }
        Random random = new Random(7);
        int[] trace = new int[REQUESTS];
        int scan = KEYS;
        for (int i = 0; i < REQUESTS; i++) {
            if (random.nextInt(10) == 0) {
                trace[i] = scan++;
            } else {
                int at = java.util.Arrays.binarySearch(cumulated, random.nextDouble() * sum);
                trace[i] = at < 0 ? Math.min(KEYS - 1, -at - 1) : at;
            }
        }
        return trace;
    }
}

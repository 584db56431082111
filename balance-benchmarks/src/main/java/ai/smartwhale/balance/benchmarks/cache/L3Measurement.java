// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.cache;

import ai.smartwhale.commons.cache.CacheCodec;
import ai.smartwhale.commons.cache.CacheEntry;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.L3Cache;
import ai.smartwhale.commons.cache.TimeToLive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The layer on disk beside a bare MVStore with the same settings: 20,000 values of 1 KiB, a commit after each 64
 * writes.
 */
public final class L3Measurement {

    private static final int KEYS = 20_000;
    private static final int COMMIT_EVERY = 64;
    private static final int VALUE_BYTES = 1_024;

    private L3Measurement() {}

    /**
     * Measures.
     *
     * @param arguments the number of rounds, 9 if left out
     * @throws Exception if something cannot be measured
     */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("l3-measurement");
        byte[] value = new byte[VALUE_BYTES];
        new Random(1).nextBytes(value);
        Random random = new Random(2);
        MVStore bare = new MVStore.Builder()
                .fileName(folder.resolve("bare.db").toString())
                .autoCommitDisabled()
                .open();
        bare.setRetentionTime(0);
        MVMap<String, byte[]> map = bare.openMap("values");
        TimeToLive hour = TimeToLive.of(Duration.ofHours(1));
        try (L3Cache<byte[]> cache = L3Cache.builder(folder.resolve("layer.db"), CacheCodec.bytes())
                .noCleanup()
                .open()) {
            int[] writes = {0};
            new Mean("put, a commit after each 64", KEYS)
                    .add("MVStore, commit(64)", i -> {
                        map.put("key" + random.nextInt(KEYS), value.clone());
                        if (++writes[0] % COMMIT_EVERY == 0) {
                            bare.commit();
                        }
                    })
                    .add(
                            "L3Cache.persistentSet",
                            i -> cache.persistentSet(
                                    CacheKey.of("web", "key" + random.nextInt(KEYS)),
                                    CacheEntry.of(value, Instant.now(), hour)))
                    .run(rounds);
            new Mean("get", KEYS)
                    .add("MVStore", i -> map.get("key" + random.nextInt(KEYS)))
                    .add(
                            "L3Cache.persistentGet",
                            i -> cache.persistentGet(CacheKey.of("web", "key" + random.nextInt(KEYS))))
                    .run(rounds);
        } finally {
            bare.close();
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many random operations, against what a cache may say at most: the newest value within its life, or nothing. */
class CacheModelTest {

    private static final int KEYS = 12;
    private static final int OPERATIONS = 6_000;
    private static final TimeToLive LIFE = TimeToLive.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

    private record Known(String value, Instant until) {}

    private final TestTime time = new TestTime();
    private final CommonsExecutors executors = CommonsExecutors.create("cache-model");
    private final MapShared.Server server = new MapShared.Server(time);
    private final List<CacheManager<String>> caches = new ArrayList<>();
    private final Map<CacheKey, Known> model = new HashMap<>();
    private int values;

    @AfterEach
    void close() {
        caches.forEach(CacheManager::close);
        executors.close();
    }

    private CacheManager<String> instance(int size) {
        CacheManager<String> cache = CacheManager.<String>builder("model")
                .executors(executors)
                .clock(time)
                .ticker(time)
                .ttl(LIFE)
                .shared(server.instance())
                .disk(new MapDisk(time))
                .maximumWeight(size)
                .build();
        caches.add(cache);
        return cache;
    }

    private static CacheKey key(int number) {
        return CacheKey.of("n" + number % 2, (char) ('a' + number % 3) + "-" + number);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void neverGivesAnythingButTheNewestValueWithinItsLife(long seed) {
        Random random = new Random(seed);
        instance(16);
        instance(16);
        int hits = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            CacheManager<String> cache = caches.get(random.nextInt(2));
            CacheKey key = key(random.nextInt(KEYS));
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3 -> set(cache, key, Duration.ofMillis(500 + random.nextInt(120_000)));
                case 4, 5, 6 -> load(cache, key);
                case 7 -> {
                    cache.invalidation().invalidate(key).join();
                    model.remove(key);
                }
                case 8 -> {
                    char first = key.id().charAt(0);
                    cache.invalidation()
                            .patternInvalidate(key.namespace(), first + "*")
                            .join();
                    model.keySet()
                            .removeIf(other -> other.namespace().equals(key.namespace())
                                    && other.id().charAt(0) == first);
                }
                case 9 -> {
                    cache.invalidation().dropNamespace(key.namespace()).join();
                    model.keySet().removeIf(other -> other.namespace().equals(key.namespace()));
                }
                case 10 -> assertThat(cache.demote(key).join().failures()).isEmpty();
                case 11 -> check(key, cache.promote(key));
                case 12 -> time.advanceSeconds(random.nextInt(30));
                case 13 -> cache.resize(1 + random.nextInt(16));
                default -> {
                    Lookup<String> answer = cache.smartGet(key);
                    check(key, answer);
                    hits += answer.value().isPresent() ? 1 : 0;
                }
            }
            server.settle();
        }
        assertThat(hits).as("what the test looked at").isGreaterThan(OPERATIONS / 20);
    }

    private void set(CacheManager<String> cache, CacheKey key, Duration life) {
        String value = "v" + ++values;
        assertThat(cache.smartSet(key, value, TimeToLive.of(life)).join().failures())
                .isEmpty();
        model.put(key, new Known(value, time.instant().plus(life)));
    }

    private void load(CacheManager<String> cache, CacheKey key) {
        String value = "v" + ++values;
        Lookup<String> answer = cache.smartGetAsync(key, same -> CompletableFuture.completedFuture(Optional.of(value)))
                .join();
        Known loaded = new Known(value, time.instant().plus(LIFE.hard()));
        if (answer.value().orElseThrow().equals(value)) {
            model.put(key, loaded);
            return;
        }
        check(key, answer);
        server.settle();
        // A stale value may have been fetched anew behind the answer, and then everybody knows the new one.
        if (cache.smartGet(key).value().filter(value::equals).isPresent()) {
            model.put(key, loaded);
        }
    }

    private void check(CacheKey key, Lookup<String> answer) {
        assertThat(answer).isNotInstanceOf(Lookup.Failed.class);
        answer.value().ifPresent(value -> {
            Known known = model.get(key);
            assertThat(known).as("%s was removed, but is still %s", key, value).isNotNull();
            assertThat(value).as("%s", key).isEqualTo(known.value());
            assertThat(time.instant()).as("%s of %s", value, key).isBefore(known.until());
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void neverGivesAValueWhoseInvalidationWasDoneBeforeTheQuestion(long seed) throws Exception {
        CacheManager<String> cache = instance(64);
        // The source has a version of each key; it rises before every invalidation.
        Map<CacheKey, Long> source = new ConcurrentHashMap<>();
        for (int i = 0; i < 4; i++) {
            source.put(key(i), 0L);
        }
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int thread = 0; thread < 6; thread++) {
                Random random = new Random(seed * 100 + thread);
                boolean invalidates = thread < 2;
                running.add(threads.submit(() -> ask(cache, source, random, invalidates)));
            }
            int checked = 0;
            for (Future<Integer> each : running) {
                checked += each.get();
            }
            assertThat(checked).isPositive();
        } finally {
            threads.shutdownNow();
        }
        source.forEach((key, version) -> cache.smartGet(key)
                .value()
                .ifPresent(value -> assertThat(Long.parseLong(value)).isEqualTo(version)));
    }

    private static int ask(CacheManager<String> cache, Map<CacheKey, Long> source, Random random, boolean invalidates) {
        int checked = 0;
        for (int i = 0; i < 3_000; i++) {
            CacheKey key = key(random.nextInt(4));
            long least = Long.MIN_VALUE;
            if (invalidates) {
                least = source.merge(key, 1L, Long::sum);
                cache.invalidation().invalidate(key).join();
            }
            Lookup<String> answer = random.nextBoolean()
                    ? cache.smartGet(key, same -> Optional.of(Long.toString(source.getOrDefault(same, 0L))))
                    : cache.smartGet(key);
            if (answer.value().isPresent()) {
                assertThat(Long.parseLong(answer.value().orElseThrow())).isGreaterThanOrEqualTo(least);
                checked++;
            }
        }
        return checked;
    }
}

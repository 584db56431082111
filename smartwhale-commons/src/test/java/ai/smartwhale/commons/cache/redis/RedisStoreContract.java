// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.GlobPattern;
import ai.smartwhale.commons.cache.RemoteStore;
import ai.smartwhale.commons.cache.RemoteStoreException;
import ai.smartwhale.commons.cache.RemoteStoreListener;
import ai.smartwhale.commons.cache.SyncReport;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every genuine Redis server is asked to show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedisStoreContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final CacheKey KEY = CacheKey.of("web", "page ن:{1}");

    private final CommonsExecutors executors = CommonsExecutors.create("redis-test");
    private final List<RemoteStore> open = new ArrayList<>();
    private RedisProcess server;
    private RemoteStore one;
    private RemoteStore two;
    private final Heard heard = new Heard();

    abstract Optional<RedisProcess> server();

    private static final class Heard implements RemoteStoreListener {
        final List<String> news = new CopyOnWriteArrayList<>();

        @Override
        public void changed(CacheKey key) {
            news.add("changed " + key);
        }

        @Override
        public void changedMatching(String namespace, GlobPattern pattern) {
            news.add("changed " + namespace + " matching " + pattern);
        }

        @Override
        public void dropped(String namespace) {
            news.add("dropped " + namespace);
        }

        @Override
        public void uncertain() {
            news.add("uncertain");
        }
    }

    @BeforeAll
    void startServer() {
        Optional<RedisProcess> found = server();
        assumeThat(found).as("no redis-server on the path of this machine").isPresent();
        server = found.orElseThrow();
    }

    @AfterAll
    void stopServer() throws Exception {
        executors.close();
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void connect() {
        server.commands().flushall();
        one = store();
        two = store();
        two.addListener(heard);
    }

    @AfterEach
    void close() {
        open.forEach(RemoteStore::close);
        open.clear();
    }

    private RemoteStore store() {
        RemoteStore store = RedisStore.connect(config().build(), executors);
        open.add(store);
        return store;
    }

    private RedisConfigBuilder config() {
        return RedisConfig.builder(server.address())
                .heartbeat(Duration.ofMillis(100))
                .commandTimeout(LONG);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<String> text(Optional<byte[]> bytes) {
        return bytes.map(content -> new String(content, StandardCharsets.UTF_8));
    }

    private static void put(RemoteStore store, CacheKey key, String value) {
        store.put(key, bytes(value), MINUTE).join();
    }

    private static Optional<String> get(RemoteStore store, CacheKey key) {
        return text(store.get(key).join());
    }

    @Test
    void keepsBytes() {
        put(one, KEY, "v");
        assertThat(get(one, KEY)).contains("v");
        assertThat(get(two, KEY)).contains("v");
        assertThat(get(two, CacheKey.of("wiki", KEY.id()))).isEmpty();
    }

    @Test
    void keepsBytesForTheirTime() {
        one.put(KEY, bytes("v"), Duration.ofMillis(30)).join();
        await().atMost(LONG).until(() -> get(one, KEY).isEmpty());
    }

    @Test
    void theLastOfManyWritesWinsAlsoInANewNamespace() {
        for (int i = 0; i < 50; i++) {
            CacheKey key = CacheKey.of("new" + i, "k");
            List<CompletableFuture<Void>> writes = new ArrayList<>();
            for (int value = 0; value < 20; value++) {
                writes.add(one.put(key, bytes("v" + value), MINUTE));
            }
            writes.forEach(CompletableFuture::join);
            assertThat(get(two, key)).contains("v19");
        }
    }

    @Test
    void readsAndWritesManyAtOnce() {
        Map<CacheKey, byte[]> values = new HashMap<>();
        List<CacheKey> keys = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            CacheKey key = CacheKey.of("n" + i % 3, "k" + i);
            keys.add(key);
            if (i % 2 == 0) {
                values.put(key, bytes("v" + i));
            }
        }
        one.putAll(values, MINUTE).join();
        List<Optional<byte[]>> found = two.getAll(keys).join();
        for (int i = 0; i < keys.size(); i++) {
            assertThat(text(found.get(i))).isEqualTo(i % 2 == 0 ? Optional.of("v" + i) : Optional.empty());
        }
        assertThat(two.getAll(List.of()).join()).isEmpty();
    }

    @Test
    void othersHearOfChangesAndTheWriterDoesNot() {
        Heard own = new Heard();
        one.addListener(own);
        put(one, KEY, "v");
        await().atMost(LONG).untilAsserted(() -> assertThat(heard.news).contains("changed " + KEY));
        assertThat(one.remove(List.of(KEY)).join()).isEqualTo(1);
        await().atMost(LONG).until(() -> Collections.frequency(heard.news, "changed " + KEY) >= 2);
        one.dropNamespace("wiki").join();
        await().atMost(LONG).untilAsserted(() -> assertThat(heard.news).contains("dropped wiki"));
        one.removeMatching("web", GlobPattern.of("pa?e*")).join();
        await().atMost(LONG).untilAsserted(() -> assertThat(heard.news).contains("changed web matching pa?e*"));
        assertThat(own.news).doesNotContain("changed " + KEY, "dropped wiki");
    }

    @Test
    void aRemovalIsToldEvenWhereRedisHadNothing() {
        assertThat(one.remove(List.of(KEY)).join()).isZero();
        await().atMost(LONG).untilAsserted(() -> assertThat(heard.news).contains("changed " + KEY));
        assertThat(get(one, KEY)).isEmpty();
        assertThat(get(two, KEY)).isEmpty();
    }

    @Test
    void aDroppedNamespaceIsGoneForEverybodyAtOnceWithoutAScan() {
        Map<CacheKey, byte[]> values = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            values.put(CacheKey.of("web", "k" + i), bytes("v"));
        }
        one.putAll(values, MINUTE).join();
        CacheKey some = CacheKey.of("web", "k17");
        assertThat(get(two, some)).contains("v");
        long before = server.calls("set");
        long others = server.calls("scan") + server.calls("keys") + server.calls("unlink") + server.calls("del");
        one.dropNamespace("web").join();
        assertThat(get(two, some)).isEmpty();
        assertThat(get(one, some)).isEmpty();
        // One by who drops, and one by each who asks for the new generation.
        assertThat(server.calls("set") - before).isBetween(1L, 3L);
        assertThat(server.calls("scan") + server.calls("keys") + server.calls("unlink") + server.calls("del"))
                .isEqualTo(others);
        put(two, some, "new");
        assertThat(get(one, some)).contains("new");
    }

    @Test
    void aDropIsSeenWithoutHavingHeardOfIt() {
        put(one, KEY, "old");
        assertThat(get(two, KEY)).contains("old");
        server.commands().set("smartwhale:g:{web}", "0123456789abcdef");
        assertThat(get(two, KEY)).isEmpty();
        server.commands().del("smartwhale:g:{web}");
        assertThat(get(two, KEY)).isEmpty();
        put(two, KEY, "new");
        assertThat(get(one, KEY)).contains("new");
    }

    @Test
    void patternsAreExactWhateverTheCharacters() {
        List<String> ids = List.of("a1", "a2", "b1", "a*", "a[1]", "aن", "a-^", "a\\\\");
        ids.forEach(id -> put(one, CacheKey.of("web", id), id));
        ids.forEach(id -> put(one, CacheKey.of("web2", id), id));
        assertThat(one.removeMatching("web", GlobPattern.of("a\\*")).join()).isEqualTo(1);
        assertThat(one.removeMatching("web", GlobPattern.of("a[1]")).join()).isEqualTo(1);
        assertThat(one.removeMatching("web", GlobPattern.of("a?")).join()).isEqualTo(3);
        assertThat(get(one, CacheKey.of("web", "b1"))).contains("b1");
        assertThat(get(one, CacheKey.of("web", "a-^"))).contains("a-^");
        ids.forEach(id -> assertThat(get(one, CacheKey.of("web2", id))).contains(id));
        assertThat(server.calls("keys")).isZero();
    }

    @Test
    void afterItsConnectionWasKilledEverythingIsUncertainAndHeardAgain() {
        put(one, KEY, "v");
        assertThat(server.kill("smartwhale")).isGreaterThanOrEqualTo(2);
        await().atMost(LONG).untilAsserted(() -> assertThat(heard.news).contains("uncertain"));
        await().atMost(LONG).ignoreExceptions().until(() -> get(one, KEY).isPresent());
        heard.news.clear();
        put(one, KEY, "w");
        await().atMost(LONG).untilAsserted(() -> assertThat(heard.news).contains("changed " + KEY));
    }

    @Test
    void whoeverSwitchesTheTellingOffIsFoundOut() {
        await().atMost(LONG).until(() -> two.sync().join().tracking());
        server.commands().flushall();
        await().atMost(LONG).untilAsserted(() -> assertThat(heard.news).contains("uncertain"));
    }

    @Test
    void provesThatChangesAreTold() {
        SyncReport report = one.sync().join();
        assertThat(report.connected()).isTrue();
        assertThat(report.tracking()).isTrue();
        assertThat(report.renewed()).isFalse();
        assertThat(report.roundTrip()).isPositive();
    }

    @Test
    void oneOfManyGetsTheLease() {
        for (int round = 0; round < 20; round++) {
            CacheKey key = CacheKey.of("web", "leased" + round);
            List<CompletableFuture<Optional<String>>> tries = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                tries.add(one.tryLease(key, MINUTE));
                tries.add(two.tryLease(key, MINUTE));
            }
            List<String> tokens = tries.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .toList();
            assertThat(tokens).hasSize(1);
            assertThat(two.releaseLease(key, "not mine").join()).isFalse();
            assertThat(two.releaseLease(key, tokens.get(0)).join()).isTrue();
            assertThat(two.tryLease(key, MINUTE).join()).isPresent();
        }
    }

    @Test
    void aServerThatIsGoneIsAFailureAndItsReturnHeals() throws Exception {
        put(one, KEY, "v");
        server.stop();
        await().atMost(LONG)
                .untilAsserted(() -> assertThatThrownBy(() -> one.get(KEY).join())
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(RemoteStoreException.class));
        assertThat(one.sync().join().connected()).isFalse();
        heard.news.clear();
        server.start();
        await().atMost(LONG).ignoreExceptions().until(() -> {
            put(one, KEY, "w");
            return get(two, KEY).isPresent();
        });
        await().atMost(LONG).untilAsserted(() -> assertThat(heard.news).contains("uncertain"));
    }

    @Test
    void refusesAServerThatIsNotThereAtOnce() {
        RedisConfig nobody = RedisConfig.of("127.0.0.1:1");
        assertThatThrownBy(() -> RedisStore.connect(nobody, executors))
                .isInstanceOf(RemoteStoreException.class)
                .hasMessageContaining("127.0.0.1:1");
    }

    @Test
    void leavesNoThreadBehind() {
        java.util.Set<Thread> before = Thread.getAllStackTraces().keySet();
        RemoteStore store = store();
        put(store, KEY, "v");
        List<Thread> own = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.getName().startsWith("lettuce"))
                .toList();
        assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);
        store.close();
        await().atMost(LONG).until(() -> own.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void refusesEverythingAfterClose() {
        one.close();
        one.close();
        assertThatThrownBy(() -> one.get(KEY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> one.put(KEY, bytes("v"), MINUTE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void namesWhatItRefuses() {
        assertThatThrownBy(() -> one.put(KEY, new byte[0], MINUTE))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("value");
        assertThatThrownBy(() -> one.put(KEY, bytes("v"), Duration.ZERO)).hasMessageContaining("ttl");
        assertThatThrownBy(() -> one.dropNamespace("*")).hasMessageContaining("namespace");
        assertThatThrownBy(() -> RedisConfig.of("nonsense")).hasMessageContaining("address");
        assertThatThrownBy(() -> RedisConfig.of("host:99999")).hasMessageContaining("port is 99999");
        assertThat(RedisConfig.builder("h:1").password("secret").build().toString())
                .doesNotContain("secret");
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardedRemoteStoreTest {

    private static final Duration TTL = Duration.ofMinutes(1);

    private final Map<CacheNode, RemoteStore> shards = IntStream.range(0, 4)
            .boxed()
            .collect(Collectors.toMap(i -> CacheNode.of("shard-" + i), i -> new MapRemoteStore()));
    private final CacheDistribution distribution = CacheDistribution.create(shards.keySet());
    private final RemoteStore whole = RemoteStore.sharded(shards);

    private MapRemoteStore shardOf(CacheKey key) {
        return (MapRemoteStore) shards.get(distribution.nodeOf(key));
    }

    private static CacheKey key(int i) {
        return CacheKey.of("n", "key-" + i);
    }

    private static byte[] bytes(int i) {
        return Integer.toString(i).getBytes(StandardCharsets.UTF_8);
    }

    private void fill(int count) {
        Map<CacheKey, byte[]> values = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> values.put(key(i), bytes(i)));
        whole.putAll(values, TTL).join();
    }

    @Test
    void everyKeyLiesInTheStoreOfItsNodeAlone() {
        fill(200);
        whole.put(key(200), bytes(200), TTL).join();
        for (int i = 0; i <= 200; i++) {
            CacheKey key = key(i);
            assertThat(shards.values().stream().filter(shard -> ((MapRemoteStore) shard).values.containsKey(key)))
                    .containsExactly(shardOf(key));
            assertThat(whole.get(key).join()).contains(bytes(i));
        }
        assertThat(shards.values()).allMatch(shard -> ((MapRemoteStore) shard).values.size() > 20);
    }

    @Test
    void bulkReadsKeepTheOrderAndAskEachStoreOnce() {
        fill(100);
        List<CacheKey> asked = new ArrayList<>();
        IntStream.range(0, 150).forEach(i -> asked.add(key((i * 37) % 150)));
        List<Optional<byte[]>> answers = whole.getAll(asked).join();
        assertThat(answers).hasSize(150);
        for (int i = 0; i < 150; i++) {
            int number = (i * 37) % 150;
            if (number < 100) {
                assertThat(answers.get(i)).contains(bytes(number));
            } else {
                assertThat(answers.get(i)).isEmpty();
            }
        }
        assertThat(shards.values()).allMatch(shard -> ((MapRemoteStore) shard).bulkReads == 1);
        assertThat(whole.getAll(List.of()).join()).isEmpty();
    }

    @Test
    void aBrokenStoreFailsItsOwnKeysOnly() {
        fill(50);
        MapRemoteStore broken = shardOf(key(0));
        broken.broken = true;
        for (int i = 0; i < 50; i++) {
            if (shardOf(key(i)) == broken) {
                assertThat(whole.get(key(i))).isCompletedExceptionally();
            } else {
                assertThat(whole.get(key(i)).join()).contains(bytes(i));
            }
        }
    }

    @Test
    void aBulkOperationFailsWithOneOfItsStoresAndIsDoneByTheOthers() {
        fill(50);
        MapRemoteStore broken = shardOf(key(0));
        broken.broken = true;
        List<CacheKey> all = IntStream.range(0, 50).mapToObj(i -> key(i)).toList();
        assertThatThrownBy(() -> whole.getAll(all).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(RemoteStoreException.class);
        assertThatThrownBy(() -> whole.remove(all).join()).hasCauseInstanceOf(RemoteStoreException.class);
        for (RemoteStore shard : shards.values()) {
            assertThat(((MapRemoteStore) shard).values.isEmpty()).isEqualTo(shard != broken);
        }
    }

    @Test
    void removingCountsOverAllStores() {
        fill(60);
        assertThat(whole.remove(List.of(key(1), key(2), key(99))).join()).isEqualTo(2);
        assertThat(whole.removeMatching("n", GlobPattern.of("key-1?")).join()).isEqualTo(10);
        whole.dropNamespace("n").join();
        assertThat(shards.values()).allMatch(shard -> ((MapRemoteStore) shard).values.isEmpty());
    }

    @Test
    void leasesLieWithTheirKey() {
        String token = whole.tryLease(key(1), TTL).join().orElseThrow();
        assertThat(whole.tryLease(key(1), TTL).join()).isEmpty();
        assertThat(shardOf(key(1)).leases).containsOnlyKeys(key(1));
        assertThat(whole.releaseLease(key(1), token).join()).isTrue();
        assertThat(whole.releaseLease(key(1), token).join()).isFalse();
    }

    @Test
    void listenersHearOfAllStoresUntilTheyAreClosed() throws Exception {
        List<String> heard = new ArrayList<>();
        AutoCloseable subscription = whole.addListener(new RemoteStoreListener() {
            @Override
            public void changed(CacheKey key) {
                heard.add(key.id());
            }

            @Override
            public void dropped(String namespace) {
                heard.add(namespace);
            }

            @Override
            public void uncertain() {
                heard.add("?");
            }
        });
        int number = 0;
        for (RemoteStore shard : shards.values()) {
            int id = number++;
            ((MapRemoteStore) shard).listeners.forEach(listener -> listener.changed(key(id)));
        }
        assertThat(heard).containsExactlyInAnyOrder("key-0", "key-1", "key-2", "key-3");
        subscription.close();
        assertThat(shards.values()).allMatch(shard -> ((MapRemoteStore) shard).listeners.isEmpty());
    }

    @Test
    void theWholeIsAsWellAsItsWorstStore() {
        assertThat(whole.sync().join()).isEqualTo(new SyncReport(true, true, false, Duration.ZERO));
        MapRemoteStore broken = shardOf(key(0));
        broken.broken = true;
        broken.listeners.add(new RemoteStoreListener() {
            @Override
            public void changed(CacheKey key) {}

            @Override
            public void dropped(String namespace) {}

            @Override
            public void uncertain() {}
        });
        assertThat(whole.sync().join()).isEqualTo(new SyncReport(false, false, true, Duration.ofMillis(1)));
    }

    @Test
    void closingLeavesTheStoresOpenAndRefusesFurtherUse() {
        whole.close();
        whole.close();
        assertThat(shards.values()).noneMatch(shard -> ((MapRemoteStore) shard).closed);
        assertThatThrownBy(() -> whole.get(key(1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> whole.dropNamespace("n")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> whole.sync()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> RemoteStore.sharded(Map.of())).isInstanceOf(InvalidValueException.class);
    }
}

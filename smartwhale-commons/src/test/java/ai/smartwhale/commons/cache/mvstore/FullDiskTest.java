// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache.mvstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.cache.CacheKey;
import ai.smartwhale.commons.cache.PersistentStoreException;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is full while room is given back leaves everything as it was. */
class FullDiskTest {

    private static final Instant NOW = Instant.parse("2026-01-02T10:00:00Z");
    private static final int KEPT = 300;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    @TempDir
    private Path folder;

    private MvPersistentStore store;

    @BeforeEach
    void open() {
        FullDisk.install();
        store = reopen();
    }

    @AfterEach
    void close() {
        FullDisk.freed();
        store.close();
        FullDisk.uninstall();
        timer.shutdownNow();
    }

    private MvPersistentStore reopen() {
        return MvPersistentStore.open(
                folder.resolve("cache.db"),
                new MvStoreConfig(1 << 30, 100_000, Duration.ofDays(1), false),
                CommonsExecutors.of(Runnable::run, timer),
                () -> NOW);
    }

    private static CacheKey key(int number) {
        return CacheKey.of("web", "k" + number);
    }

    /** A file of which most will be air: values that cannot be compressed, and that expire but for a few. */
    private void fill() {
        Random random = new Random(5);
        for (int number = 0; number < 6_000; number++) {
            byte[] value = new byte[1_000];
            random.nextBytes(value);
            store.put(key(number), value, NOW.plusSeconds(number < KEPT ? 1_000 : 10));
        }
        store.flush();
    }

    private void assertThatAllIsThere() {
        assertThat(store.quarantined()).isEmpty();
        for (int number = 0; number < KEPT; number++) {
            assertThat(store.get(key(number))).as("key %s", number).isPresent();
        }
    }

    /** Whichever write of the new file is the first that finds no room. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aFileThatCannotBeRewrittenIsUsedOn(int writes) {
        fill();
        FullDisk.fullAfter(writes, ".new");
        store.cleanup(NOW.plusSeconds(20));
        assertThat(FullDisk.refused()).isTrue();
        assertThatAllIsThere();
        assertThat(folder.resolve("cache.db.new")).doesNotExist();
        store.put(key(KEPT), new byte[10], NOW.plusSeconds(1_000));
        FullDisk.freed();
        assertThat(store.cleanup(NOW.plusSeconds(20)).bytesAfter()).isLessThan(4 << 20);
        assertThatAllIsThere();
        store.close();
        store = reopen();
        assertThatAllIsThere();
        assertThat(store.get(key(KEPT))).isPresent();
    }

    /** Whichever write of the clean-up is the first that finds no room. */
    @Test
    void aFileThatCannotBeCleanedUpIsUsedOn() throws Exception {
        int refusals = 0;
        boolean refused = true;
        for (int writes = 0; refused; writes++) {
            store.close();
            Files.deleteIfExists(folder.resolve("cache.db"));
            store = reopen();
            fill();
            FullDisk.fullAfter(writes, "cache.db");
            try {
                store.cleanup(NOW.plusSeconds(20));
            } catch (PersistentStoreException full) {
                refusals++;
            }
            refused = FullDisk.refused();
            assertThatAllIsThere();
            FullDisk.freed();
            store.cleanup(NOW.plusSeconds(20));
            assertThatAllIsThere();
            assertThat(store.entries()).isEqualTo(KEPT);
            assertThat(store.bytes()).isLessThan(KEPT * 1_100L);
        }
        assertThat(refusals).isPositive();
    }

    /** The file still holds what was removed since its last commit, so it cannot be gone back to. */
    @Test
    void whatWasRemovedDoesNotComeBackBecauseTheDiskIsFull() {
        fill();
        assertThat(store.remove(key(0))).isTrue();
        FullDisk.fullAfter(0, "cache.db");
        assertThatThrownBy(store::flush)
                .isInstanceOf(PersistentStoreException.class)
                .hasStackTraceContaining("No space left");
        assertThat(store.get(key(0))).isEmpty();
        assertThat(store.quarantined()).isEmpty();
        // Goes on without the disk, and with it once there is room.
        store.put(key(1), new byte[10], NOW.plusSeconds(1_000));
        assertThat(store.get(key(1))).isPresent();
        assertThatThrownBy(store::flush).isInstanceOf(PersistentStoreException.class);
        FullDisk.freed();
        store.put(key(2), new byte[10], NOW.plusSeconds(1_000));
        store.close();
        store = reopen();
        assertThat(store.get(key(0))).isEmpty();
        assertThat(store.get(key(2))).isPresent();
        assertThat(store.entries()).isEqualTo(1);
        assertThat(store.bytes()).isLessThan(100);
    }

    /** Nobody was told that it is done. */
    @Test
    void aNamespaceThatCannotBeDroppedStays() {
        fill();
        FullDisk.fullAfter(0, "cache.db");
        assertThatThrownBy(() -> store.dropNamespace("web")).isInstanceOf(PersistentStoreException.class);
        assertThatAllIsThere();
        FullDisk.freed();
        store.dropNamespace("web");
        assertThat(store.get(key(0))).isEmpty();
    }
}

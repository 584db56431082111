// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class DiskChangesTest {

    private static final CacheKey KEY = CacheKey.of("web", "page");

    private final TestTime time = new TestTime();
    private final MapDisk disk = new MapDisk(time);

    private CacheEntry<String> entry() {
        return CacheEntry.of("v", time.instant(), TimeToLive.of(Duration.ofSeconds(60)));
    }

    private static void refuse(Runnable task) {
        throw new RejectedExecutionException("as the test wants");
    }

    @Test
    void whatComesWhileTheCacheClosesIsDoneThoughThereIsNoThreadLeft() {
        DiskChanges<String> changes = new DiskChanges<>(disk, DiskChangesTest::refuse, time);
        CompletableFuture<Boolean> before = changes.write(KEY, entry());
        changes.proceed();
        assertThat(before).isNotDone();
        changes.close();
        assertThat(before).isCompletedWithValue(true);
        CompletableFuture<Boolean> after = changes.remove(KEY);
        changes.proceed();
        assertThat(after).isCompletedWithValue(true);
        disk.entries.put(KEY, entry());
        assertThat(changes.removeMatching("web", GlobPattern.of("p*"))).isCompletedWithValue(1L);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aChangeThatEndsInAnErrorKeepsNoOtherFromTheDisk() {
        L3Cache<String> missesAClass = (L3Cache<String>) Proxy.newProxyInstance(
                L3Cache.class.getClassLoader(), new Class<?>[] {L3Cache.class}, (proxy, method, arguments) -> {
                    if (arguments[0].equals(KEY)) {
                        throw new NoClassDefFoundError("as the test wants");
                    }
                    return method.invoke(disk, arguments);
                });
        DiskChanges<String> changes = new DiskChanges<>(missesAClass, Runnable::run, time);
        CompletableFuture<Boolean> broken = changes.write(KEY, entry());
        CompletableFuture<Boolean> sound = changes.write(CacheKey.of("web", "other"), entry());
        try {
            changes.proceed();
        } catch (NoClassDefFoundError loose) {
            throw new AssertionError("an error of the disk went to a caller", loose);
        }
        assertThat(broken).isCompletedExceptionally();
        assertThat(sound).isCompletedWithValue(true);
    }
}

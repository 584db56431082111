// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Caffeine's asynchronous cache with a loader that collects what is missing until enough came or the first has waited
 * long enough: the recipe that its authors give for bulk loads.
 */
final class CoalescingContender implements Contender {

    private static final long MOST_ENTRIES = 1_000_000;

    private final World world;
    private final AsyncLoadingCache<Long, Long> cache;

    CoalescingContender(World world) {
        this.world = world;
        this.cache = Caffeine.newBuilder()
                .maximumSize(MOST_ENTRIES)
                .expireAfterWrite(world.settings().ttl())
                .ticker(world.time()::nanoTime)
                .executor(Runnable::run)
                .buildAsync(new Loader(world));
    }

    @Override
    public void ask(SimulatedRequest request) {
        var unused = cache.get(request.key()).whenComplete((value, failure) -> {
            if (failure == null) {
                world.outcomes().answered(request);
            } else {
                world.outcomes().dropped(request, DropReason.FAILED);
            }
        });
    }

    /** As many loads at a time as the Data service has slots; what comes meanwhile makes the next batches larger. */
    private static final class Loader implements AsyncCacheLoader<Long, Long> {

        private final World world;
        private final Deque<Missing> buffer = new ArrayDeque<>();
        private int loads;

        private record Missing(long key, long since, CompletableFuture<Long> value) {}

        Loader(World world) {
            this.world = world;
        }

        @Override
        public CompletableFuture<Long> asyncLoad(Long key, Executor executor) {
            CompletableFuture<Long> value = new CompletableFuture<>();
            buffer.add(new Missing(key, world.time().nanoTime(), value));
            if (buffer.size() == 1) {
                world.time().after(world.settings().maxWait().toNanos(), this::load);
            }
            load();
            return value;
        }

        private void load() {
            SimulationSettings settings = world.settings();
            while (loads < settings.slots() && !buffer.isEmpty()) {
                long left = buffer.element().since()
                        + settings.maxWait().toNanos()
                        - world.time().nanoTime();
                if (buffer.size() < settings.maxBatch() && left > 0) {
                    world.time().after(left, this::load);
                    return;
                }
                loads++;
                List<Missing> batch = new ArrayList<>();
                while (batch.size() < settings.maxBatch() && !buffer.isEmpty()) {
                    batch.add(buffer.remove());
                }
                world.service().call(batch.size(), () -> {
                    loads--;
                    batch.forEach(one -> one.value().complete(one.key()));
                    load();
                });
            }
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.registries.ScheduledDataLoaderRegistry;

/**
 * One java-dataloader for all models, dispatched by its scheduled registry in ticker mode: when a batch is full, or the
 * first of it has waited long enough. Its cache never ends by itself, so each key is forgotten when it was answered;
 * until then requests share it.
 */
final class DataLoaderContender implements Contender {

    private static final Duration TICK = Duration.ofMillis(1);
    private static final String NAME = "data";

    private final World world;
    private final DataLoader<Long, Long> loader;
    private final ScheduledDataLoaderRegistry registry;
    private long firstAt;

    DataLoaderContender(World world) {
        this.world = world;
        this.loader = DataLoaderFactory.newDataLoader(
                this::load,
                DataLoaderOptions.newOptions()
                        .setMaxBatchSize(world.settings().maxBatch())
                        .build());
        this.registry = ScheduledDataLoaderRegistry.newScheduledRegistry()
                .scheduledExecutorService(world.timer())
                .schedule(TICK)
                .tickerMode(true)
                .dispatchPredicate((name, queued) -> isDue(queued))
                .register(NAME, loader)
                .build();
        registry.rescheduleNow();
    }

    /** The predicates of the library that know of time read the clock of the machine. */
    private boolean isDue(DataLoader<?, ?> queued) {
        int depth = queued.dispatchDepth();
        return depth >= world.settings().maxBatch()
                || (depth > 0
                        && world.time().nanoTime() - firstAt
                                >= world.settings().maxWait().toNanos());
    }

    @Override
    public void ask(SimulatedRequest request) {
        int before = loader.dispatchDepth();
        var unused = loader.load(request.key()).whenComplete((value, failure) -> {
            if (failure == null) {
                world.outcomes().answered(request);
            } else {
                world.outcomes().dropped(request, DropReason.FAILED);
            }
        });
        if (before == 0 && loader.dispatchDepth() > 0) {
            firstAt = world.time().nanoTime();
        }
    }

    private CompletionStage<List<Long>> load(List<Long> keys) {
        CompletableFuture<List<Long>> values = new CompletableFuture<>();
        world.service().call(keys.size(), () -> {
            keys.forEach(loader::clear);
            values.complete(keys);
        });
        return values;
    }

    @Override
    public void close() {
        registry.close();
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.DataResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.Try;
import org.dataloader.registries.DispatchPredicate;
import org.dataloader.registries.ScheduledDataLoaderRegistry;

/**
 * java-dataloader with its scheduled registry. Needs are forgotten once they are answered, until when they are shared.
 */
final class DataLoaderAsker implements ReplayAsker {

    private static final Duration TICK = Duration.ofMillis(1);

    private final Balance balance;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "balance-replay-dataloader");
        thread.setDaemon(true);
        return thread;
    });
    private final DataLoader<DataQuery, DataResponse> loader;
    private final ScheduledDataLoaderRegistry registry;

    DataLoaderAsker(Balance balance) {
        this.balance = balance;
        this.loader = DataLoaderFactory.newDataLoaderWithTry(
                this::load,
                DataLoaderOptions.newOptions()
                        .setMaxBatchSize(BatchLoads.MOST)
                        .setCacheKeyFunction((DataQuery query) -> Need.of(query))
                        .build());
        this.registry = ScheduledDataLoaderRegistry.newScheduledRegistry()
                .scheduledExecutorService(timer)
                .schedule(TICK)
                .tickerMode(true)
                .dispatchPredicate(DispatchPredicate.dispatchIfDepthGreaterThan(BatchLoads.MOST - 1)
                        .or(DispatchPredicate.dispatchIfLongerThan(BatchLoads.WAIT)))
                .register("data", loader)
                .build();
        registry.rescheduleNow();
    }

    @Override
    public CompletableFuture<DataResponse> ask(DataQuery query) {
        return loader.load(query).copy();
    }

    private CompletionStage<List<Try<DataResponse>>> load(List<DataQuery> queries) {
        List<CompletableFuture<Try<DataResponse>>> tries = new ArrayList<>();
        List<CompletableFuture<DataResponse>> answers = BatchLoads.load(balance, queries);
        for (CompletableFuture<DataResponse> answer : answers) {
            tries.add(answer.handle(
                    (response, failure) -> failure == null ? Try.succeeded(response) : Try.failed(failure)));
        }
        return CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new)).thenApply(done -> {
            queries.forEach(loader::clear);
            return tries.stream().map(CompletableFuture::join).toList();
        });
    }

    @Override
    public void close() {
        registry.close();
        timer.shutdownNow();
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.DataResponse;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Caffeine's asynchronous cache; what it misses is collected until there is enough or the first has waited. */
final class CoalescingAsker implements ReplayAsker {

    private static final long MOST_ENTRIES = 1_000_000;

    private record Missing(DataQuery query, CompletableFuture<DataResponse> answer) {}

    private final Balance balance;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "balance-replay-coalescing");
        thread.setDaemon(true);
        return thread;
    });
    private final AsyncCache<Need, DataResponse> cache = Caffeine.newBuilder()
            .maximumSize(MOST_ENTRIES)
            .expireAfterWrite(BatchLoads.TTL)
            .executor(Runnable::run)
            .buildAsync();
    private final List<Missing> buffer = new ArrayList<>();

    CoalescingAsker(Balance balance) {
        this.balance = balance;
    }

    @Override
    public CompletableFuture<DataResponse> ask(DataQuery query) {
        return cache.get(Need.of(query), (need, executor) -> collect(query)).copy();
    }

    private CompletableFuture<DataResponse> collect(DataQuery query) {
        CompletableFuture<DataResponse> answer = new CompletableFuture<>();
        boolean first;
        boolean full;
        synchronized (buffer) {
            first = buffer.isEmpty();
            buffer.add(new Missing(query, answer));
            full = buffer.size() >= BatchLoads.MOST;
        }
        if (full) {
            timer.execute(this::load);
        } else if (first) {
            var unused = timer.schedule(this::load, BatchLoads.WAIT.toNanos(), TimeUnit.NANOSECONDS);
        }
        return answer;
    }

    private void load() {
        List<Missing> batch;
        synchronized (buffer) {
            batch = List.copyOf(buffer);
            buffer.clear();
        }
        if (batch.isEmpty()) {
            return;
        }
        List<CompletableFuture<DataResponse>> answers =
                BatchLoads.load(balance, batch.stream().map(Missing::query).toList());
        for (int i = 0; i < batch.size(); i++) {
            CompletableFuture<DataResponse> own = batch.get(i).answer();
            var unused = answers.get(i).whenComplete((response, failure) -> {
                if (failure == null) {
                    own.complete(response);
                } else {
                    own.completeExceptionally(failure);
                }
            });
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

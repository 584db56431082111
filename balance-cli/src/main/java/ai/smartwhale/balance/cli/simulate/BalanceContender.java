// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.balance.batch.optimizer.SizeCalculatorConfig;
import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.batch.processor.BatchProcessorConfig;
import ai.smartwhale.balance.batch.processor.MergeRules;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.batch.processor.RequestExpiredException;
import ai.smartwhale.balance.batch.processor.SplitLimits;
import ai.smartwhale.balance.services.path.PathRejectedException;
import ai.smartwhale.balance.services.path.PathReply;
import ai.smartwhale.balance.services.path.PathStep;
import ai.smartwhale.balance.services.path.RequestPath;
import ai.smartwhale.balance.services.path.RequestPathConfig;
import ai.smartwhale.commons.cache.L1Cache;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The deciding path of Balance itself, behind the nearest layer of its cache. */
final class BalanceContender implements Contender {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST = 10_000_000;

    private final World world;
    private final boolean caches;
    private final L1Cache<Long, Long> cache;
    private final RequestPath<SimulatedRequest, Long> path;

    /** Requests for the same key want the same. */
    static final class SameKey implements MergeRules<SimulatedRequest, Long> {
        @Override
        public Optional<Object> key(SimulatedRequest request) {
            return Optional.of(request.key());
        }
    }

    BalanceContender(World world, Set<PathStep> without, boolean caches) {
        this.world = world;
        this.caches = caches;
        this.cache = L1Cache.<Long, Long>builder()
                .maximumWeight(MOST)
                .ticker(world.time())
                .build();
        this.path = RequestPath.builder(new SameKey(), this::send, request -> "model-" + request.model())
                .config(config(world.settings(), without))
                .ticker(world.time())
                .timer(world.timer())
                .build();
    }

    static RequestPathConfig config(SimulationSettings settings, Set<PathStep> without) {
        int most = settings.maxBatch();
        RequestPathConfig.Builder config = RequestPathConfig.builder()
                .batching(BatchProcessorConfig.builder()
                        .parameters(settings.maxWait(), settings.inFlight())
                        .limits(SplitLimits.ofItems(most))
                        .timeout(PATIENCE)
                        .build())
                .sizes(SizeCalculatorConfig.builder()
                        .sizes(1, Math.max(1, most / 2), most)
                        .build());
        without.forEach(step -> config.step(step, false));
        return config.build();
    }

    @Override
    public void ask(SimulatedRequest request) {
        if (caches && cache.fastGet(request.key()).isPresent()) {
            world.outcomes().answered(request);
            return;
        }
        MergeTerms terms =
                MergeTerms.of(request.urgency().level(), request.urgency().objective());
        var unused = path.submit(request, terms).answer().whenComplete((value, failure) -> {
            if (failure == null) {
                world.outcomes().answered(request);
            } else {
                world.outcomes().dropped(request, reason(failure));
            }
        });
    }

    static DropReason reason(Throwable failure) {
        if (failure instanceof RequestExpiredException) {
            return DropReason.EXPIRED;
        }
        return failure instanceof PathRejectedException ? DropReason.REJECTED : DropReason.FAILED;
    }

    private void send(Batch<SimulatedRequest> batch, PathReply<Long> reply) {
        world.service().call(batch.items().size(), () -> {
            for (int i = 0; i < batch.items().size(); i++) {
                long key = batch.items().get(i).key();
                if (caches) {
                    cache.fastSet(key, key, world.settings().ttl());
                }
                reply.answer(i, key);
            }
        });
    }

    @Override
    public void close() {
        path.close();
        cache.close();
    }
}

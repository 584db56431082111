// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.balance.prediction.demand.ModelNeedsPredictor;
import ai.smartwhale.balance.prediction.demand.keys.LikelyKey;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchChoice;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConditions;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchPlanner;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.MessageMetadata;
import ai.smartwhale.messaging.MessageSchemas;
import ai.smartwhale.messaging.Priority;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for what will probably be asked for, as long as the planner says that it pays. Thread-safe. */
final class Prefetching {

    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

    private final PrefetchConfig config;
    private final ModelNeedsPredictor needs;
    private final PrefetchPlanner planner;
    private final RequestMemory memory;
    private final InstantSource clock;
    private final Set<String> ownIds = ConcurrentHashMap.newKeySet();
    private final LongAdder fetched = new LongAdder();
    private final LongAdder notFetched = new LongAdder();

    Prefetching(PrefetchConfig config, int remembered, ModelNeedsPredictor needs, InstantSource clock) {
        this.config = config;
        this.needs = needs;
        this.planner = PrefetchPlanner.create(config, clock);
        this.memory = new RequestMemory(remembered, config.usefulFor(), clock);
        this.clock = clock;
    }

    void requested(DataRequest request, String key) {
        planner.recordRequest(key);
        memory.remember(key, request);
    }

    void answered(String key) {
        memory.answered(key);
    }

    /** Whether a request is one of these. */
    boolean isOwn(DataRequest request) {
        return !ownIds.isEmpty() && ownIds.contains(request.metadata().requestId());
    }

    void step(List<String> models, PrefetchConditions conditions, ForesightActions actions) {
        Map<String, LikelyKey> likely = new HashMap<>();
        for (String model : models) {
            for (LikelyKey key : needs.predictKeys(model, config.usefulFor())) {
                likely.merge(key.key(), key, Prefetching::moreLikely);
            }
        }
        List<LikelyKey> candidates = new ArrayList<>(likely.values());
        // The order of a hash map must not decide what is bought.
        candidates.sort(
                Comparator.comparingDouble(LikelyKey::probability).reversed().thenComparing(LikelyKey::key));
        for (PrefetchChoice choice :
                planner.plan(candidates, memory::isFresh, conditions).choices()) {
            fetch(choice.likely().key(), actions);
        }
    }

    private static LikelyKey moreLikely(LikelyKey one, LikelyKey other) {
        return one.probability() >= other.probability() ? one : other;
    }

    private void fetch(String key, ForesightActions actions) {
        Optional<DataRequest> known = memory.find(key);
        if (known.isEmpty()) {
            planner.recordNotFetched(key);
            return;
        }
        DataRequest again = again(known.orElseThrow());
        String id = again.metadata().requestId();
        ownIds.add(id);
        var unused = fetched(again, actions).whenComplete((there, failure) -> {
            ownIds.remove(id);
            if (failure == null && there) {
                fetched.increment();
                memory.answered(key);
            } else {
                notFetched.increment();
                planner.recordNotFetched(key);
            }
        });
    }

    /** One that cannot be asked for must not keep the others of a plan from being fetched. */
    private static CompletableFuture<Boolean> fetched(DataRequest request, ForesightActions actions) {
        try {
            return actions.fetchAhead(request);
        } catch (RuntimeException e) {
            LOG.warn("an answer could not be fetched ahead", e);
            return CompletableFuture.failedFuture(e);
        }
    }

    private DataRequest again(DataRequest known) {
        MessageMetadata before = known.metadata();
        MessageMetadata metadata = MessageMetadata.builder(
                        UUID.randomUUID().toString(),
                        MessageSchemas.timestamp(clock.instant()),
                        before.source(),
                        before.destination())
                .priority(Priority.BACKGROUND)
                .requestSource(before.requestSource())
                .build();
        return new DataRequest(
                metadata, known.payload().toBuilder().batchId(null).build());
    }

    void budget(long bytesPerSecond) {
        planner.budget(bytesPerSecond);
    }

    PrefetchStatistics statistics() {
        return planner.statistics();
    }

    long fetched() {
        return fetched.sum();
    }

    long notFetched() {
        return notFetched.sum();
    }
}

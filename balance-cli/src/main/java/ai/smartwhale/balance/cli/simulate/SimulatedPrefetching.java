// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.balance.prediction.demand.keys.KeyPredictor;
import ai.smartwhale.balance.prediction.demand.keys.KeyPredictorConfig;
import ai.smartwhale.balance.prediction.demand.keys.LikelyKey;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchChoice;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConditions;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchPlanner;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import ai.smartwhale.balance.services.loop.ControlLoopBuilder;
import ai.smartwhale.balance.services.loop.PrefetchKnobs;
import ai.smartwhale.balance.services.loop.SloMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongPredicate;

/** Fetches ahead with the predictor and the planner of Balance, in virtual time. */
final class SimulatedPrefetching {

    /** What an answer counts for. */
    private static final long BYTES = 1_024;

    private static final int CANDIDATES = 1_024;
    private static final int LOOKS = 4;

    private final PrefetchConfig config;
    private final KeyPredictor predictor;
    private final PrefetchPlanner planner;

    SimulatedPrefetching(VirtualTime time, SimulationSettings settings) {
        Duration fresh = settings.ttl();
        // As many bytes as the Data service would answer if it did nothing else.
        double perSecond = settings.slots()
                * (double) settings.maxBatch()
                / (settings.fixed().toNanos()
                        + settings.maxBatch() * (double) settings.perKey().toNanos())
                * 1e9;
        long budget = Math.max(1, Math.round(perSecond * BYTES));
        this.config = PrefetchConfig.builder()
                .usefulFor(fresh)
                .budget(budget / LOOKS, budget / LOOKS)
                .maxOutstanding(Math.max(CANDIDATES, settings.maxBatch()))
                .build();
        InstantSource clock = () -> Instant.EPOCH.plusNanos(time.nanoTime());
        this.predictor = KeyPredictor.create(
                KeyPredictorConfig.defaults().withMaxKeys(4 * CANDIDATES).withLeastProbability(0.1), clock);
        this.planner = PrefetchPlanner.create(config, clock);
    }

    /** How long it is from one look to the next. */
    long period() {
        return Math.max(1, config.usefulFor().toNanos() / LOOKS);
    }

    void requested(long key) {
        String name = Long.toString(key);
        planner.recordRequest(name);
        predictor.observe(name, BYTES);
    }

    /** What to fetch now. */
    List<Long> plan(LongPredicate held, double utilisation) {
        List<LikelyKey> likely = predictor.likelyKeys(config.usefulFor(), CANDIDATES);
        return planner
                .plan(likely, key -> held.test(Long.parseLong(key)), new PrefetchConditions(utilisation, 0))
                .choices()
                .stream()
                .map(PrefetchChoice::likely)
                .map(choice -> Long.parseLong(choice.key()))
                .toList();
    }

    void notFetched(long key) {
        planner.recordNotFetched(Long.toString(key));
    }

    PrefetchStatistics statistics() {
        return planner.statistics();
    }

    /** Lets a loop turn the budget, and tell when buying begins and ends. */
    void join(ControlLoopBuilder loop, SloMeter meter) {
        loop.decider(PrefetchKnobs.decider(planner::statistics))
                .knob(PrefetchKnobs.budget(config, planner::statistics, meter, planner::budget))
                .advisor(PrefetchKnobs.advisor(config, planner::statistics));
    }
}

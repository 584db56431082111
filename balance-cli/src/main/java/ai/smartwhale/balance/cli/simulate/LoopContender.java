// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.simulate;

import ai.smartwhale.balance.batch.processor.Batch;
import ai.smartwhale.balance.batch.processor.MergeTerms;
import ai.smartwhale.balance.services.loop.Advisors;
import ai.smartwhale.balance.services.loop.CacheReadings;
import ai.smartwhale.balance.services.loop.ControlLoop;
import ai.smartwhale.balance.services.loop.ControlLoopBuilder;
import ai.smartwhale.balance.services.loop.Knob;
import ai.smartwhale.balance.services.loop.KnobSpec;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.loop.LoopMeasure;
import ai.smartwhale.balance.services.loop.LoopReadings;
import ai.smartwhale.balance.services.loop.PathKnobs;
import ai.smartwhale.balance.services.loop.SloMeter;
import ai.smartwhale.balance.services.path.PathReply;
import ai.smartwhale.balance.services.path.RequestPath;
import ai.smartwhale.balance.services.path.SlotUse;
import ai.smartwhale.commons.cache.L1Cache;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The deciding path of Balance with the loop of Balance, which turns its knobs. */
final class LoopContender implements Contender {

    private static final int MOST = 10_000_000;
    private static final String STALE = "answers.stale";

    private final World world;
    private final L1Cache<Long, Kept> cache;
    private final RequestPath<SimulatedRequest, Long> path;
    private final ControlLoop loop;
    private final SloMeter meter = new SloMeter();
    private long lookups;
    private long hits;
    private long staleKnown;
    private double stale;
    private final Optional<SimulatedPrefetching> prefetching;

    private record Kept(long at) {}

    LoopContender(World world, boolean givesStale, boolean fetchesAhead) {
        this.world = world;
        this.prefetching =
                fetchesAhead ? Optional.of(new SimulatedPrefetching(world.time(), world.settings())) : Optional.empty();
        this.cache = L1Cache.<Long, Kept>builder()
                .maximumWeight(MOST)
                .ticker(world.time())
                .build();
        this.path = RequestPath.builder(
                        new BalanceContender.SameKey(), this::send, request -> "model-" + request.model())
                .config(BalanceContender.config(world.settings(), Set.of()))
                .ticker(world.time())
                .timer(world.timer())
                .build();
        ControlLoopBuilder builder = ControlLoop.builder(this::read)
                .config(LoopConfig.builder()
                        .period(world.settings().loopPeriod())
                        .build())
                .knobs(PathKnobs.of(path, SlotUse.UNTIL_ANSWERED))
                .advisors(Advisors.path())
                .listener(decision -> world.outcomes().decided(decision));
        if (givesStale) {
            double most = world.settings().stale().toNanos() / 1e9;
            builder.knob(Knob.of(
                            new KnobSpec(
                                    STALE, "seconds", 0, most, most, most / 10, false, LoopMeasure.ATTAINMENT, true),
                            () -> stale,
                            value -> stale = value))
                    .advisor(Advisors.stale(STALE, most));
        }
        prefetching.ifPresent(ahead -> ahead.join(builder, meter));
        this.loop = builder.build();
        cycle();
        prefetching.ifPresent(this::fetchAhead);
    }

    private void cycle() {
        var unused = loop.runCycle(Instant.EPOCH.plusNanos(world.time().nanoTime()));
        world.time().after(world.settings().loopPeriod().toNanos(), this::cycle);
    }

    private void fetchAhead(SimulatedPrefetching ahead) {
        double utilisation = path.statistics().batching().inFlight()
                / (double) path.settings().inFlight();
        for (long key : ahead.plan(this::isFresh, utilisation)) {
            SimulatedRequest request = new SimulatedRequest(-1, world.time().nanoTime(), -1, key, Urgency.LOW);
            MergeTerms terms =
                    MergeTerms.of(MergeTerms.LEAST_URGENT, world.settings().ttl());
            var unused = path.submit(request, terms).answer().whenComplete((value, failure) -> {
                if (failure != null) {
                    ahead.notFetched(key);
                }
            });
        }
        world.time().after(ahead.period(), () -> fetchAhead(ahead));
    }

    private boolean isFresh(long key) {
        return cache.fastGet(key)
                .filter(kept -> world.time().nanoTime() - kept.at()
                        <= world.settings().ttl().toNanos())
                .isPresent();
    }

    private LoopReadings read() {
        return LoopReadings.of(path.statistics(), 0, meter, new CacheReadings(lookups, hits, staleKnown, 0, 0), false);
    }

    @Override
    public void ask(SimulatedRequest request) {
        lookups++;
        prefetching.ifPresent(ahead -> ahead.requested(request.key()));
        Optional<Kept> kept = cache.fastGet(request.key());
        if (kept.isPresent()) {
            double age = (world.time().nanoTime() - kept.orElseThrow().at()) / 1e9;
            double tooOld = age - world.settings().ttl().toNanos() / 1e9;
            if (tooOld <= stale) {
                answerKnown(request, tooOld > 0);
                return;
            }
            staleKnown++;
        }
        MergeTerms terms =
                MergeTerms.of(request.urgency().level(), request.urgency().objective());
        var unused = path.submit(request, terms).answer().whenComplete((value, failure) -> {
            if (failure == null) {
                world.outcomes().answered(request);
            } else {
                world.outcomes().dropped(request, BalanceContender.reason(failure));
            }
            meter.ended(request.urgency().level(), world.outcomes().isInTime(request));
        });
    }

    private void answerKnown(SimulatedRequest request, boolean tooOld) {
        hits++;
        if (tooOld) {
            world.outcomes().answeredStale(request);
        } else {
            world.outcomes().answered(request);
        }
        meter.ended(request.urgency().level(), true);
    }

    private void send(Batch<SimulatedRequest> batch, PathReply<Long> reply) {
        world.service().call(batch.items().size(), () -> {
            for (int i = 0; i < batch.items().size(); i++) {
                long key = batch.items().get(i).key();
                cache.fastSet(
                        key,
                        new Kept(world.time().nanoTime()),
                        world.settings().ttl().plus(world.settings().stale()));
                reply.answer(i, key);
            }
        });
    }

    @Override
    public void close() {
        prefetching.ifPresent(ahead -> world.outcomes().prefetched(ahead.statistics()));
        path.close();
        cache.close();
    }
}

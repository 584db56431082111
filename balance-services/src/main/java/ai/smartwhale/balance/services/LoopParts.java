// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.prediction.demand.keys.PrefetchConfig;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchStatistics;
import ai.smartwhale.balance.services.foresight.Foresight;
import ai.smartwhale.balance.services.loop.Advisors;
import ai.smartwhale.balance.services.loop.ControlLoopBuilder;
import ai.smartwhale.balance.services.loop.Knob;
import ai.smartwhale.balance.services.loop.KnobSpec;
import ai.smartwhale.balance.services.loop.LoopConfig;
import ai.smartwhale.balance.services.loop.LoopMeasure;
import ai.smartwhale.balance.services.loop.PathKnobs;
import ai.smartwhale.balance.services.loop.PrefetchKnobs;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** What the loop of a Balance may turn, each with who proposes when. */
final class LoopParts {

    static final String STALE = "answers.stale";
    static final String SIZE = "answers.size";

    private static final double SIZE_STEP = 0.25;

    private LoopParts() {}

    /** Reserve, batches under way, requests of the background. */
    static void path(ControlLoopBuilder loop, RequestRoute route) {
        loop.knobs(PathKnobs.of(route.path(), route.slots())).advisors(Advisors.path());
    }

    /** The claims of models where something waits. */
    static void models(ControlLoopBuilder loop, RequestRoute route, LoopMeter meter, LoopConfig config) {
        loop.family(route.weights().knobs(meter.models(), meter.meter()))
                .advisor(route.weights().advisor(meter.models(), config));
    }

    /** Answers that are too old, and how many are kept. A cache that is not open finds nothing to turn. */
    static void answers(ControlLoopBuilder loop, KnownAnswers answers) {
        CacheBounds bounds = answers.bounds();
        double mostStale = bounds.mostStale().toNanos() / 1e9;
        if (mostStale > 0) {
            loop.knob(stale(answers, mostStale)).advisor(Advisors.stale(STALE, mostStale));
        }
        if (bounds.canGrow()) {
            loop.knob(size(answers, bounds))
                    .advisor(Advisors.cacheSize(
                            SIZE, bounds.bytes(), () -> reading(answers, AnswerCache::usedBytes, 0)));
        }
    }

    private static Knob stale(KnownAnswers answers, double most) {
        return Knob.of(
                new KnobSpec(STALE, "seconds", 0, most, most, most / 10, false, LoopMeasure.ATTAINMENT, true),
                () -> reading(answers, cache -> cache.allowedStale().toNanos(), 0) / 1e9,
                value -> {
                    Duration allowed = Duration.ofNanos(Math.round(value * 1e9));
                    answers.cache().ifPresent(cache -> cache.allowStale(allowed));
                });
    }

    private static Knob size(KnownAnswers answers, CacheBounds bounds) {
        double now = bounds.bytes();
        double most = bounds.mostBytes();
        // From its largest size, too, it has to be one step back to the first.
        double step = Math.max(most - now, 1);
        return Knob.of(
                new KnobSpec(
                        SIZE,
                        "bytes",
                        now,
                        most,
                        step,
                        Math.max(1, Math.min(step, SIZE_STEP * now) / 2),
                        true,
                        LoopMeasure.HIT_RATE,
                        false),
                () -> reading(answers, AnswerCache::maximumBytes, bounds.bytes()),
                value -> answers.cache().ifPresent(cache -> cache.resize(Math.round(value))));
    }

    private static long reading(KnownAnswers answers, ToLongFunction<AnswerCache> what, long otherwise) {
        return answers.cache().map(cache -> what.applyAsLong(cache)).orElse(otherwise);
    }

    /** How much is fetched ahead, and whether at all. */
    static void prefetching(ControlLoopBuilder loop, Foresight foresight, LoopMeter meter) {
        PrefetchConfig config = foresight.config().prefetch().orElse(null);
        if (config == null || foresight.statistics().prefetch().isEmpty()) {
            return;
        }
        Supplier<PrefetchStatistics> statistics =
                () -> foresight.statistics().prefetch().orElseThrow();
        loop.decider(PrefetchKnobs.decider(statistics));
        if (config.bytesPerSecond() > 0) {
            loop.knob(PrefetchKnobs.budget(config, statistics, meter.meter(), foresight::prefetchBudget))
                    .advisor(PrefetchKnobs.advisor(config, statistics));
        }
    }
}

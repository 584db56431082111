// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import ai.smartwhale.balance.prediction.demand.LoadAction;
import ai.smartwhale.balance.prediction.demand.LoadForecast;
import ai.smartwhale.balance.prediction.demand.LoadPredictor;
import ai.smartwhale.balance.prediction.demand.ModelNeedsPredictor;
import ai.smartwhale.balance.prediction.demand.keys.PrefetchConditions;
import ai.smartwhale.balance.prediction.optimization.PredictionTuner;
import ai.smartwhale.balance.prediction.optimization.PredictionTunerConfig;
import ai.smartwhale.balance.prediction.pattern.BehaviorAnalyzer;
import ai.smartwhale.balance.prediction.pattern.UsageAnalyzer;
import ai.smartwhale.balance.prediction.pattern.UsageKey;
import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.messaging.DataRequest;
import ai.smartwhale.messaging.RequestPayload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Lets the predictors learn, and does what follows from what they say. */
final class DefaultForesight implements Foresight {

    /** What requests without a key have in common: it is never fetched, because it is not remembered. */
    private static final String NO_KEY = "-";

    private static final int MODELS_A_STEP = 64;
    private static final int SOON = 3;
    private static final int MOST_SLOTS = 60;

    /** How long better parameters are looked for at a time. */
    private static final Duration TUNING = Duration.ofMillis(250);

    private final ForesightConfig config;
    private final InstantSource clock;
    private final ModelNeedsPredictor needs;
    private final LoadPredictor load;
    private final UsageAnalyzer usage;
    private final BehaviorAnalyzer behavior;
    private final BehaviorWatch watch;
    private final Optional<Prefetching> prefetching;
    private final Rotation models;
    private final Thresholds thresholds;
    private final LongAdder answers = new LongAdder();
    private final LongAdder answerNanos = new LongAdder();
    private final LongAdder warnings = new LongAdder();
    private final AtomicReference<@Nullable LoadForecast> changed = new AtomicReference<>();
    private final CapacityEstimate estimate = new CapacityEstimate();
    private volatile OptionalDouble capacity;
    private volatile boolean warned;
    private Instant lastStep;
    private final LoadTuning tuning;
    private final LongAdder sentInSlot = new LongAdder();
    private Instant slotEnd;

    DefaultForesight(ForesightConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.needs = ModelNeedsPredictor.create(config.needs(), clock);
        this.load = LoadPredictor.create(config.load(), clock, changed::set);
        this.usage = UsageAnalyzer.create(config.usage());
        this.behavior = BehaviorAnalyzer.create(config.behavior());
        this.watch = new BehaviorWatch(
                behavior, config.behaviorInterval(), config.behavior().mostModels(), clock.instant());
        this.prefetching =
                config.prefetch().map(prefetch -> new Prefetching(prefetch, config.rememberedRequests(), needs, clock));
        this.models = new Rotation(config.needs().maxModels());
        this.thresholds = new Thresholds(config, needs, load, models);
        this.capacity = config.capacity();
        this.capacity.ifPresent(this::limit);
        this.lastStep = clock.instant();
        this.tuning = new LoadTuning(
                config.load().series(),
                config.load().method(),
                PredictionTuner.create(PredictionTunerConfig.defaults().withBudget(TUNING), Ticker.system()));
        this.slotEnd = lastStep.plus(config.load().series().step());
    }

    private void limit(double perSecond) {
        load.capacity(perSecond * config.load().series().step().toNanos() / 1e9);
    }

    @Override
    public void requested(DataRequest request, Optional<String> key) {
        RequestPayload payload = request.payload();
        models.add(payload.modelId());
        watch.requested(payload.modelId());
        needs.observe(payload, key.orElse(NO_KEY));
        payload.dataSource()
                .ifPresent(source -> usage.record(new UsageKey(payload.modelId(), source), clock.instant(), 1));
        if (key.isPresent() && prefetching.isPresent()) {
            prefetching.orElseThrow().requested(request, key.orElseThrow());
        }
    }

    @Override
    public void sent(DataRequest request) {
        if (prefetching.isEmpty() || !prefetching.orElseThrow().isOwn(request)) {
            load.observe(1);
            sentInSlot.increment();
        }
    }

    @Override
    public void answered(DataRequest request, Optional<String> key, long bytes, Duration took) {
        answers.increment();
        answerNanos.add(took.toNanos());
        watch.answered(request.payload().modelId(), bytes, took);
        if (key.isPresent()) {
            needs.observeAnswer(request.payload().modelId(), key.orElseThrow(), bytes, took);
            prefetching.ifPresent(ahead -> ahead.answered(key.orElseThrow()));
        }
    }

    @Override
    public void failed(DataRequest request) {
        watch.failed(request.payload().modelId());
    }

    @Override
    public void step(ForesightActions actions) {
        needs.advance();
        load.advance();
        usage.advance(clock.instant());
        endSlot();
        learnCapacity();
        warn(actions);
        watch.step(clock.instant()).forEach(actions::unusual);
        prefetching.ifPresent(ahead -> ahead.step(models.next(MODELS_A_STEP), conditions(), actions));
    }

    /** A step that came late says how many there were until then; the slots that were missed had none of their own. */
    private void endSlot() {
        Instant now = clock.instant();
        if (!now.isBefore(slotEnd)) {
            Duration step = config.load().series().step();
            long slots = 1 + Duration.between(slotEnd, now).dividedBy(step);
            double each = (double) sentInSlot.sumThenReset() / slots;
            for (long slot = Math.min(slots, MOST_SLOTS); slot > 0; slot--) {
                tuning.endSlot(each);
            }
            slotEnd = slotEnd.plus(step.multipliedBy(slots));
        }
    }

    private void learnCapacity() {
        Instant now = clock.instant();
        double seconds = Duration.between(lastStep, now).toNanos() / 1e9;
        if (seconds <= 0) {
            return;
        }
        lastStep = now;
        long count = answers.sumThenReset();
        double spent = answerNanos.sumThenReset() / 1e9;
        if (config.capacity().isEmpty() && count > 0) {
            estimate.observe(count, count / seconds, spent / count);
            estimate.perSecond().ifPresent(perSecond -> {
                capacity = OptionalDouble.of(perSecond);
                limit(perSecond);
            });
        }
    }

    private void warn(ForesightActions actions) {
        LoadForecast forecast = changed.getAndSet(null);
        if (forecast == null || forecast.warned() == warned) {
            return;
        }
        warned = forecast.warned();
        if (warned) {
            warnings.increment();
        }
        boolean wide = forecast.actions().stream().anyMatch(action -> action.kind() == LoadAction.Kind.WIDEN_BATCHES);
        actions.batchDelay(wide ? Optional.of(config.peakDelay()) : Optional.empty());
        actions.warn(forecast);
    }

    private PrefetchConditions conditions() {
        LoadForecast soon = load.predictLoad(config.load().series().step().multipliedBy(SOON));
        return new PrefetchConditions(
                soon.slots().usable() ? soon.utilisation() : 0, warned ? 1 : soon.overloadProbability());
    }

    @Override
    public ForesightConfig config() {
        return config;
    }

    @Override
    public ModelNeedsPredictor needs() {
        return needs;
    }

    @Override
    public LoadPredictor load() {
        return load;
    }

    @Override
    public UsageAnalyzer usage() {
        return usage;
    }

    @Override
    public BehaviorAnalyzer behavior() {
        return behavior;
    }

    @Override
    public List<ThresholdSuggestion> suggestThresholds() {
        return thresholds.suggest();
    }

    @Override
    public Optional<LoadTuning> tuning() {
        return Optional.of(tuning);
    }

    @Override
    public void prefetchBudget(long bytesPerSecond) {
        prefetching.ifPresent(ahead -> ahead.budget(bytesPerSecond));
    }

    @Override
    public ForesightStatistics statistics() {
        return new ForesightStatistics(
                capacity,
                warnings.sum(),
                warned,
                prefetching.map(Prefetching::fetched).orElse(0L),
                prefetching.map(Prefetching::notFetched).orElse(0L),
                prefetching.map(Prefetching::statistics));
    }
}

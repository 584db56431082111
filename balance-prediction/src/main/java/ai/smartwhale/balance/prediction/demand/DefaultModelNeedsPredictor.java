// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import ai.smartwhale.balance.prediction.demand.keys.KeyStatistics;
import ai.smartwhale.balance.prediction.demand.keys.LikelyKey;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.messaging.DataSource;
import ai.smartwhale.messaging.DataType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A map of models that is read without a lock; models come and go under one. */
final class DefaultModelNeedsPredictor implements ModelNeedsPredictor {

    private static final int LONGEST_NAME = 256;

    private final ModelNeedsConfig config;
    private final InstantSource clock;
    private final Map<String, ModelDemand> models = new ConcurrentHashMap<>();
    private final Object comingAndGoing = new Object();
    private final LongAdder observed = new LongAdder();
    private final LongAdder evicted = new LongAdder();
    private volatile int roomForKeys;

    DefaultModelNeedsPredictor(ModelNeedsConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.roomForKeys = config.keysOfEach(1);
    }

    @Override
    public void observe(String model, DataType type, Optional<DataSource> source, String key) {
        requireModel(model);
        InvalidValueException.requirePresent("type", type);
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requireText("key", key);
        LimitExceededException.requireAtMost(
                "key, in characters", key.length(), config.keys().maxKeyLength());
        ModelDemand demand = models.get(model);
        (demand == null ? enter(model) : demand).observe(DataKind.index(type, source), key);
        observed.increment();
    }

    private static void requireModel(String model) {
        InvalidValueException.requireText("model", model);
        LimitExceededException.requireAtMost("model, in characters", model.length(), LONGEST_NAME);
    }

    private ModelDemand enter(String model) {
        synchronized (comingAndGoing) {
            ModelDemand present = models.get(model);
            if (present != null) {
                return present;
            }
            ModelDemand fresh = new ModelDemand(model, config, clock, this::roomForKeys);
            put(model, fresh);
            return fresh;
        }
    }

    private void put(String model, ModelDemand demand) {
        if (models.size() >= config.maxModels() && !models.containsKey(model)) {
            models.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().touched()))
                    .ifPresent(idlest -> {
                        models.remove(idlest.getKey());
                        evicted.increment();
                    });
        }
        models.put(model, demand);
        roomForKeys = config.keysOfEach(models.size());
    }

    private int roomForKeys() {
        return roomForKeys;
    }

    private @Nullable ModelDemand find(String model) {
        return models.get(InvalidValueException.requirePresent("model", model));
    }

    @Override
    public void observeAnswer(String model, String key, long bytes, Duration took) {
        InvalidValueException.requirePresent("key", key);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        if (InvalidValueException.requirePresent("took", took).isNegative()) {
            throw new InvalidValueException("took", took, "zero or more");
        }
        ModelDemand demand = find(model);
        if (demand != null) {
            demand.observeAnswer(key, bytes, took);
        }
    }

    @Override
    public void advance() {
        models.values().forEach(ModelDemand::advance);
    }

    @Override
    public Optional<NeedsForecast> predictNeeds(String model, Duration ahead) {
        int slots = slots(ahead);
        return Optional.ofNullable(find(model)).map(demand -> demand.needs(slots));
    }

    @Override
    public List<DataNeedForecast> predictDataNeeds(String model, Duration ahead) {
        int slots = slots(ahead);
        return Optional.ofNullable(find(model))
                .map(demand -> demand.dataNeeds(slots))
                .orElse(List.of());
    }

    @Override
    public List<LikelyKey> predictKeys(String model, Duration ahead) {
        InvalidValueException.requirePositive("ahead", ahead);
        return Optional.ofNullable(find(model))
                .map(demand -> demand.keys().likelyKeys(ahead, config.maxLikelyKeys()))
                .orElse(List.of());
    }

    @Override
    public List<ResourceDemandForecast> forecastResourceDemands(Duration ahead) {
        int slots = slots(ahead);
        return models.values().stream()
                .map(demand -> demand.demands(slots))
                .sorted(Comparator.comparingDouble((ResourceDemandForecast d) -> -d.requestsPerSecond())
                        .thenComparing(ResourceDemandForecast::model))
                .toList();
    }

    private int slots(Duration ahead) {
        InvalidValueException.requirePositive("ahead", ahead);
        int slots = SlotGrid.covering(ahead, config.series().step());
        if (slots > config.series().horizon()) {
            Duration most = config.series().step().multipliedBy(config.series().horizon());
            throw new InvalidValueException("ahead", ahead, "at most " + most);
        }
        return slots;
    }

    @Override
    public Optional<UsagePattern> analyzeUsagePatterns(String model) {
        return Optional.ofNullable(find(model)).filter(ModelDemand::hasHistory).map(ModelDemand::pattern);
    }

    @Override
    public NeedsStatistics statistics() {
        int forecasters = 0;
        long keys = 0;
        long evictedKeys = 0;
        int size = 0;
        for (ModelDemand demand : models.values()) {
            KeyStatistics ofKeys = demand.keys().statistics();
            size++;
            forecasters += demand.forecasters();
            keys += ofKeys.keys();
            evictedKeys += ofKeys.evicted();
        }
        return new NeedsStatistics(size, forecasters, observed.sum(), evicted.sum(), keys, evictedKeys);
    }

    @Override
    public Optional<byte[]> snapshot(String model) {
        return Optional.ofNullable(find(model)).map(ModelDemand::snapshot);
    }

    @Override
    public void restore(String model, byte[] snapshot) {
        requireModel(model);
        ModelDemand restored = ModelDemand.restore(model, config, clock, this::roomForKeys, snapshot);
        synchronized (comingAndGoing) {
            put(model, restored);
        }
    }
}

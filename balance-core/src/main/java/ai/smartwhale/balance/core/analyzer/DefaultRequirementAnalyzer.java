// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A history for each model under one lock. */
final class DefaultRequirementAnalyzer implements RequirementAnalyzer {

    private static final int MOST_WORST = 10;
    private static final double GROWING = 0.1;

    private final RequirementAnalyzerConfig config;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final IdleTable<String, NeedHistory> models;

    private record Ranked(ModelNeed need, double score, Set<CriticalNeed.Cause> causes) {}

    DefaultRequirementAnalyzer(RequirementAnalyzerConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
        this.models = new IdleTable<>(config.window());
    }

    @Override
    public void logDataRequest(DataNeed need) {
        InvalidValueException.requirePresent("need", need);
        lock.lock();
        try {
            long now = ticker.nanoTime();
            history(need.model(), now).requested(now, need);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void logDataDelivery(String model, long bytes) {
        DataNeed.requireName("model", model);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        lock.lock();
        try {
            long now = ticker.nanoTime();
            history(model, now).delivered(now, bytes);
        } finally {
            lock.unlock();
        }
    }

    private NeedHistory history(String model, long now) {
        return models.heard(model, now, first -> new NeedHistory(config, first));
    }

    @Override
    public List<ModelNeed> analyzeNeeds() {
        return needs(false);
    }

    private List<ModelNeed> needs(boolean settled) {
        List<ModelNeed> needs = new ArrayList<>();
        lock.lock();
        try {
            long now = ticker.nanoTime();
            models.forEach(
                    now,
                    (model, history) ->
                            needs.add(settled ? history.settledNeed(model, now) : history.need(model, now)));
        } finally {
            lock.unlock();
        }
        needs.sort(Comparator.comparing(ModelNeed::model));
        return needs;
    }

    @Override
    public Optional<ModelNeeds> analyzeModelNeeds(String model) {
        InvalidValueException.requirePresent("model", model);
        lock.lock();
        try {
            long now = ticker.nanoTime();
            return models.find(model, now).map(history -> history.needs(model, now));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<DataShortage> detectDataShortage(String model, long thresholdBytes) {
        InvalidValueException.requirePresent("model", model);
        requireThreshold(thresholdBytes);
        lock.lock();
        try {
            long now = ticker.nanoTime();
            return models.find(model, now)
                    .map(history -> history.settledNeed(model, now))
                    .flatMap(need -> shortage(need, thresholdBytes));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<DataShortage> detectDataShortage(long thresholdBytes) {
        requireThreshold(thresholdBytes);
        return needs(true).stream()
                .flatMap(need -> shortage(need, thresholdBytes).stream())
                .sorted(Comparator.comparingDouble(DataShortage::unmetShare).reversed())
                .toList();
    }

    private static void requireThreshold(long thresholdBytes) {
        InvalidValueException.requireRange("thresholdBytes", thresholdBytes, 0, Long.MAX_VALUE);
    }

    private Optional<DataShortage> shortage(ModelNeed need, long thresholdBytes) {
        long delivered = need.deliveredBytes();
        Set<DataShortage.Cause> causes = EnumSet.noneOf(DataShortage.Cause.class);
        if (isJudged(need)) {
            if (delivered < Math.min(thresholdBytes, need.neededBytes())) {
                causes.add(DataShortage.Cause.BELOW_THRESHOLD);
            }
            if (isUnmet(need)) {
                causes.add(DataShortage.Cause.UNMET_NEED);
            }
            if (!causes.isEmpty() && delivered == 0) {
                causes.add(DataShortage.Cause.STARVED);
            }
        }
        return causes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new DataShortage(need.model(), need.neededBytes(), delivered, 1 - need.metShare(), causes));
    }

    private boolean isJudged(ModelNeed need) {
        return need.requests() >= config.minRequests();
    }

    private boolean isUnmet(ModelNeed need) {
        return 1 - need.metShare() > config.unmetShare();
    }

    @Override
    public DataBalance evaluateDataBalance() {
        List<ModelNeed> needs =
                needs(true).stream().filter(need -> need.neededBytes() > 0).toList();
        double needed = needs.stream().mapToDouble(ModelNeed::neededBytes).sum();
        double unmet = needs.stream().mapToDouble(ModelNeed::unmetBytes).sum();
        double[] shares = needs.stream().mapToDouble(ModelNeed::metShare).toArray();
        List<ModelNeed> worst = needs.stream()
                .filter(need -> need.metShare() < 1)
                .sorted(Comparator.comparingDouble(ModelNeed::metShare))
                .limit(MOST_WORST)
                .toList();
        return new DataBalance(
                needs.size(), needed == 0 ? 1 : 1 - unmet / needed, Numbers.jain(shares), Numbers.gini(shares), worst);
    }

    @Override
    public List<CriticalNeed> identifyCriticalNeeds(int most) {
        InvalidValueException.requireRange("most", most, 1, Integer.MAX_VALUE);
        List<Ranked> ranked = needs(true).stream()
                .filter(need -> isJudged(need) && isUnmet(need))
                .map(DefaultRequirementAnalyzer::rank)
                .sorted(Comparator.comparingDouble(Ranked::score)
                        .reversed()
                        .thenComparing(Comparator.comparingLong((Ranked r) -> r.need.unmetBytes())
                                .reversed()))
                .limit(most)
                .toList();
        List<CriticalNeed> critical = new ArrayList<>();
        ranked.forEach(next -> critical.add(new CriticalNeed(critical.size() + 1, next.need, next.score, next.causes)));
        return critical;
    }

    private static Ranked rank(ModelNeed need) {
        Set<CriticalNeed.Cause> causes = EnumSet.of(CriticalNeed.Cause.UNMET);
        if (need.deliveredBytes() == 0) {
            causes.add(CriticalNeed.Cause.STARVED);
        }
        if (need.urgency().isMoreUrgentThan(TaskPriority.DEFAULT)) {
            causes.add(CriticalNeed.Cause.URGENT);
        }
        if (need.growth() > GROWING) {
            causes.add(CriticalNeed.Cause.GROWING);
        }
        double urgency = (TaskPriority.LEVELS + 1.0 - need.urgency().level()) / TaskPriority.LEVELS;
        double score = (1 - need.metShare()) * urgency * (1 + Math.max(0, need.growth()));
        return new Ranked(need, score, causes);
    }

    @Override
    public AnalyzerStatistics statistics() {
        lock.lock();
        try {
            return models.statistics(ticker.nanoTime());
        } finally {
            lock.unlock();
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A history for each action of a model under one lock. */
final class DefaultImpactAnalyzer implements ImpactAnalyzer {

    private final ImpactAnalyzerConfig config;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final IdleTable<Subject, ImpactHistory> actions;

    private record Subject(String model, String action) {}

    DefaultImpactAnalyzer(ImpactAnalyzerConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
        this.actions = new IdleTable<>(config.window());
    }

    @Override
    public void logImpact(ImpactObservation observation) {
        InvalidValueException.requirePresent("observation", observation);
        lock.lock();
        try {
            long now = ticker.nanoTime();
            actions.heard(
                            new Subject(observation.model(), observation.action()),
                            now,
                            first -> new ImpactHistory(config.window(), first))
                    .log(now, observation.change());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<ActionImpact> analyzeImpact() {
        List<ActionImpact> impacts = new ArrayList<>();
        lock.lock();
        try {
            long now = ticker.nanoTime();
            actions.forEach(now, (subject, history) -> impacts.add(history.impact(subject.model, subject.action, now)));
        } finally {
            lock.unlock();
        }
        impacts.removeIf(impact -> impact.samples() == 0);
        impacts.sort(Comparator.comparing(ActionImpact::model).thenComparing(ActionImpact::action));
        return impacts;
    }

    @Override
    public List<ActionImpact> detectHighImpactModels(double threshold) {
        Numbers.requireBetween("threshold", threshold, 0, Double.MAX_VALUE);
        List<ActionImpact> high = new ArrayList<>();
        lock.lock();
        try {
            long now = ticker.nanoTime();
            actions.forEach(now, (subject, history) -> {
                ActionImpact impact = history.impact(subject.model, subject.action, now);
                if (isHigh(impact, threshold)
                        && history.tell(impact.mean(), now, config.coolDown().toNanos())) {
                    high.add(impact);
                }
            });
        } finally {
            lock.unlock();
        }
        high.sort(Comparator.comparingDouble((ActionImpact impact) -> Math.abs(impact.mean()))
                .reversed());
        return high;
    }

    private boolean isHigh(ActionImpact impact, double threshold) {
        return impact.samples() >= config.minSamples()
                && Math.abs(impact.mean()) > threshold
                && impact.isBeyond(config.errors());
    }

    @Override
    public AnalyzerStatistics statistics() {
        lock.lock();
        try {
            return actions.statistics(ticker.nanoTime());
        } finally {
            lock.unlock();
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A history for each model under one lock. */
final class DefaultQualityAnalyzer implements QualityAnalyzer {

    private final QualityAnalyzerConfig config;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final IdleTable<String, QualityHistory> models;

    private record Judged(ModelQuality quality, QualityTrend trend) {}

    DefaultQualityAnalyzer(QualityAnalyzerConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
        this.models = new IdleTable<>(config.window());
    }

    @Override
    public void logDataQuality(QualitySample sample) {
        InvalidValueException.requirePresent("sample", sample);
        lock.lock();
        try {
            long now = ticker.nanoTime();
            models.heard(sample.model(), now, first -> new QualityHistory(config, first))
                    .log(now, sample);
        } finally {
            lock.unlock();
        }
    }

    private List<Judged> judged() {
        List<Judged> judged = new ArrayList<>();
        lock.lock();
        try {
            long now = ticker.nanoTime();
            models.forEach(
                    now,
                    (model, history) -> judged.add(new Judged(history.quality(model, now), history.trend(model, now))));
        } finally {
            lock.unlock();
        }
        judged.sort(Comparator.comparing(entry -> entry.quality.model()));
        return judged;
    }

    @Override
    public List<ModelQuality> analyzeQuality() {
        return judged().stream().map(Judged::quality).toList();
    }

    @Override
    public Optional<ModelQuality> analyzeQuality(String model) {
        InvalidValueException.requirePresent("model", model);
        lock.lock();
        try {
            long now = ticker.nanoTime();
            return models.find(model, now).map(history -> history.quality(model, now));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<LowQualityModel> detectLowQualityModels() {
        return detectLowQualityModels(config.thresholds());
    }

    @Override
    public List<LowQualityModel> detectLowQualityModels(QualityThresholds thresholds) {
        InvalidValueException.requirePresent("thresholds", thresholds);
        return analyzeQuality().stream()
                .map(quality -> new LowQualityModel(quality, causes(quality, thresholds)))
                .filter(model -> !model.causes().isEmpty())
                .sorted(Comparator.comparingDouble(model -> model.quality().score()))
                .toList();
    }

    private Set<QualityCause> causes(ModelQuality quality, QualityThresholds thresholds) {
        Set<QualityCause> causes = EnumSet.noneOf(QualityCause.class);
        if (quality.bounds().low() > thresholds.invalidShare()) {
            causes.add(QualityCause.INVALID);
        }
        if (quality.samples() >= config.minSamples() && quality.noise() > thresholds.noise()) {
            causes.add(QualityCause.NOISY);
        }
        return causes;
    }

    @Override
    public QualityAssessment assessDataQuality(QualitySample sample) {
        InvalidValueException.requirePresent("sample", sample);
        double share = (double) sample.invalid() / sample.total();
        QualityThresholds thresholds = config.thresholds();
        WilsonInterval bounds = WilsonInterval.of(sample.invalid(), sample.total(), config.confidence());
        Set<QualityCause> causes = EnumSet.noneOf(QualityCause.class);
        if (share > thresholds.invalidShare()) {
            causes.add(QualityCause.INVALID);
        }
        if (sample.noise() > thresholds.noise()) {
            causes.add(QualityCause.NOISY);
        }
        boolean bad = causes.contains(QualityCause.NOISY) || bounds.low() > thresholds.invalidShare();
        QualityAssessment.Grade grade = bad
                ? QualityAssessment.Grade.BAD
                : causes.isEmpty() ? QualityAssessment.Grade.GOOD : QualityAssessment.Grade.DOUBTFUL;
        return new QualityAssessment(grade, (1 - share) * (1 - sample.noise()), bounds, causes);
    }

    @Override
    public List<QualityIssue> detectQualityIssues() {
        List<QualityIssue> issues = new ArrayList<>();
        for (Judged next : judged()) {
            ModelQuality quality = next.quality;
            Function<QualityIssue.Kind, IssueOf> of = kind -> new IssueOf(quality.model(), kind);
            Set<QualityCause> causes = causes(quality, config.thresholds());
            if (causes.contains(QualityCause.INVALID)) {
                issues.add(of.apply(QualityIssue.Kind.INVALID_DATA)
                        .above(quality.invalidShare(), config.thresholds().invalidShare()));
            }
            if (causes.contains(QualityCause.NOISY)) {
                issues.add(of.apply(QualityIssue.Kind.NOISY_DATA)
                        .above(quality.noise(), config.thresholds().noise()));
            }
            if (next.trend.direction() == QualityTrend.Direction.WORSENING) {
                issues.add(
                        of.apply(QualityIssue.Kind.GETTING_WORSE).above(next.trend.deviation(), config.confidence()));
            }
            if (quality.samples() == 0) {
                issues.add(new QualityIssue(quality.model(), QualityIssue.Kind.NO_DATA, 0, 1, 0));
            }
        }
        issues.sort(Comparator.comparingDouble(QualityIssue::severity).reversed());
        return issues;
    }

    private record IssueOf(String model, QualityIssue.Kind kind) {
        QualityIssue above(double value, double limit) {
            // A limit of nothing at all is passed by any value; so that it can be ranked, it counts as one in a
            // million.
            return new QualityIssue(model, kind, value, limit, (value - limit) / Math.max(limit, 1e-6));
        }
    }

    @Override
    public List<QualityTrend> monitorQualityTrends() {
        return judged().stream().map(Judged::trend).toList();
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

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Sums for each model under one lock. */
final class DefaultDistributionAnalyzer implements DistributionAnalyzer {

    private static final int BYTES = 0;
    private static final int USES = 1;

    private final DistributionAnalyzerConfig config;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final IdleTable<String, Usage> models;

    private static final class Usage {
        final SlidingSums sums;
        double weight = 1;

        Usage(AnalysisWindow window, long now) {
            this.sums = new SlidingSums(2, window, now);
        }
    }

    private record Used(String model, double bytes, double uses, double weight) {
        double byWeight() {
            return bytes / weight;
        }
    }

    DefaultDistributionAnalyzer(DistributionAnalyzerConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
        this.models = new IdleTable<>(config.window());
    }

    @Override
    public void logDataUsage(String model, long bytes) {
        DataNeed.requireName("model", model);
        InvalidValueException.requireRange("bytes", bytes, 0, Long.MAX_VALUE);
        lock.lock();
        try {
            long now = ticker.nanoTime();
            Usage usage = usage(model, now);
            usage.sums.add(now, BYTES, bytes);
            usage.sums.add(now, USES, 1);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void setModelWeight(String model, double weight) {
        DataNeed.requireName("model", model);
        Numbers.requireBetween("weight", weight, 0.000_001, 1_000_000);
        lock.lock();
        try {
            usage(model, ticker.nanoTime()).weight = weight;
        } finally {
            lock.unlock();
        }
    }

    private Usage usage(String model, long now) {
        return models.heard(model, now, first -> new Usage(config.window(), first));
    }

    private List<Used> used() {
        List<Used> used = new ArrayList<>();
        lock.lock();
        try {
            long now = ticker.nanoTime();
            models.forEach(
                    now,
                    (model, usage) -> used.add(
                            new Used(model, usage.sums.sum(now, BYTES), usage.sums.sum(now, USES), usage.weight)));
        } finally {
            lock.unlock();
        }
        used.sort(Comparator.comparing(Used::model));
        return used;
    }

    @Override
    public DistributionReport analyzeDistribution() {
        List<Used> used = used();
        double[] values = used.stream().mapToDouble(Used::byWeight).toArray();
        double total = used.stream().mapToDouble(Used::bytes).sum();
        long samples = (long) used.stream().mapToDouble(Used::uses).sum();
        double mean = used.stream().mapToDouble(Used::byWeight).average().orElse(0);
        List<ModelShare> shares = used.stream()
                .map(u -> new ModelShare(
                        u.model, u.bytes, total == 0 ? 0 : u.bytes / total, u.weight, by(u.byWeight(), mean)))
                .toList();
        return new DistributionReport(
                shares, samples, mean, variation(values, mean), Numbers.gini(values), Numbers.jain(values));
    }

    private static double by(double value, double mean) {
        return mean == 0 ? 0 : value / mean;
    }

    private static double variation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            double off = by(value, mean) - 1;
            squares += off * off;
        }
        return mean == 0 ? 0 : Math.sqrt(squares / values.length);
    }

    @Override
    public ImbalanceReport detectImbalance() {
        return detectImbalance(config.band());
    }

    @Override
    public ImbalanceReport detectImbalance(double band) {
        DistributionAnalyzerConfig.requireBand(band);
        DistributionReport report = analyzeDistribution();
        boolean judged =
                report.samples() >= config.minSamples() && report.models().size() > 1 && report.mean() > 0;
        if (!judged) {
            return new ImbalanceReport(false, List.of(), List.of(), Set.of(), report);
        }
        Comparator<ModelShare> leastFirst = Comparator.comparingDouble(ModelShare::relative);
        List<ModelShare> over = report.models().stream()
                .filter(share -> share.relative() > band)
                .sorted(leastFirst.reversed())
                .toList();
        List<ModelShare> under = report.models().stream()
                .filter(share -> share.relative() < 1 / band)
                .sorted(leastFirst)
                .toList();
        return new ImbalanceReport(true, over, under, causes(over, under, report), report);
    }

    private Set<ImbalanceReport.Cause> causes(
            List<ModelShare> over, List<ModelShare> under, DistributionReport report) {
        Set<ImbalanceReport.Cause> causes = EnumSet.noneOf(ImbalanceReport.Cause.class);
        if (!over.isEmpty()) {
            causes.add(ImbalanceReport.Cause.OVER_BAND);
        }
        if (!under.isEmpty()) {
            causes.add(ImbalanceReport.Cause.UNDER_BAND);
        }
        if (report.jain() < config.leastJain()) {
            causes.add(ImbalanceReport.Cause.LOW_JAIN);
        }
        if (report.gini() > config.mostGini()) {
            causes.add(ImbalanceReport.Cause.HIGH_GINI);
        }
        return causes;
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

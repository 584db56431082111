// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import ai.smartwhale.balance.prediction.pattern.change.BenjaminiHochberg;
import ai.smartwhale.balance.prediction.pattern.change.LaggedCorrelation;
import ai.smartwhale.balance.prediction.pattern.change.Seasons;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Compares usages pair by pair: their changes from slot to slot, without what repeats in each. */
final class Correlations {

    /** Fewer slots in common than this say nothing about correlations at several lags. */
    private static final int LEAST_SLOTS = 48;

    private final UsageAnalyzerConfig config;
    private final Map<UsageView, double[]> changes = new IdentityHashMap<>();

    Correlations(UsageAnalyzerConfig config) {
        this.config = config;
    }

    /** One pair with what was found. */
    private record Found(UsageView first, UsageView second, LaggedCorrelation correlation) {}

    CorrelationReport all(List<UsageView> views) {
        List<UsageView> ordered = byUsage(views);
        List<UsageView[]> pairs = new ArrayList<>();
        // Row by row, so that the pairs of those with the most usage come first.
        for (int second = 1; second < ordered.size() && pairs.size() < config.maxPairs(); second++) {
            for (int first = 0; first < second && pairs.size() < config.maxPairs(); first++) {
                pairs.add(new UsageView[] {ordered.get(first), ordered.get(second)});
            }
        }
        return report(pairs, views.size() * (views.size() - 1L) / 2);
    }

    CorrelationReport with(UsageView view, List<UsageView> others) {
        List<UsageView[]> pairs = byUsage(others).stream()
                .limit(config.maxPairs())
                .map(other -> new UsageView[] {view, other})
                .toList();
        return report(pairs, others.size());
    }

    private static List<UsageView> byUsage(List<UsageView> views) {
        Map<UsageView, Double> sums = new IdentityHashMap<>();
        views.forEach(view -> sums.put(view, Arrays.stream(view.known()).sum()));
        return views.stream()
                .sorted(Comparator.comparingDouble((UsageView view) -> -sums.getOrDefault(view, 0.0))
                        .thenComparing(view -> view.key().model())
                        .thenComparing(view -> view.key().source()))
                .toList();
    }

    private CorrelationReport report(List<UsageView[]> pairs, long all) {
        List<Found> found = new ArrayList<>();
        for (UsageView[] pair : pairs) {
            long from = Math.max(pair[0].first(), pair[1].first());
            long to = Math.min(pair[0].end(), pair[1].end());
            if (to - from > LEAST_SLOTS) {
                double[] first = part(pair[0], from, to);
                double[] second = part(pair[1], from, to);
                found.add(new Found(pair[0], pair[1], LaggedCorrelation.find(first, second, config.maxLag())));
            }
        }
        double[] adjusted = BenjaminiHochberg.adjust(
                found.stream().mapToDouble(one -> one.correlation().pValue()).toArray());
        List<UsageCorrelation> correlations = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            if (adjusted[i] <= config.falseDiscoveryRate()) {
                correlations.add(describe(found.get(i), adjusted[i]));
            }
        }
        correlations.sort(Comparator.comparingDouble(UsageCorrelation::pValue)
                .thenComparingDouble(one -> -Math.abs(one.coefficient())));
        return new CorrelationReport(correlations, found.size(), all - found.size());
    }

    /** The changes into each slot but the first one. */
    private double[] part(UsageView view, long from, long to) {
        double[] all = changes.computeIfAbsent(view, Correlations::changes);
        int start = (int) (from - view.first());
        return Arrays.copyOfRange(all, start, (int) (to - view.first()) - 1);
    }

    private static double[] changes(UsageView view) {
        double[] rest = Seasons.without(view.usage(), view.seasons());
        double[] changes = new double[Math.max(0, rest.length - 1)];
        Arrays.setAll(changes, i -> rest[i + 1] - rest[i]);
        return changes;
    }

    private UsageCorrelation describe(Found found, double pValue) {
        LaggedCorrelation correlation = found.correlation();
        boolean inOrder = correlation.lag() >= 0;
        return new UsageCorrelation(
                inOrder ? found.first().key() : found.second().key(),
                inOrder ? found.second().key() : found.first().key(),
                config.slot().multipliedBy(Math.abs(correlation.lag())),
                correlation.coefficient(),
                correlation.independent(),
                pValue);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.finding.Evidence;
import ai.smartwhale.balance.quality.improvement.ActorBook.Opinion;
import ai.smartwhale.balance.quality.improvement.FeedbackReport.DetectorStanding;
import ai.smartwhale.balance.quality.improvement.FeedbackReport.StrategyPrecision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Draws conclusions on strategies and detectors from what was judged. For one thread. */
final class Conclusions {

    private final Map<String, double[]> strategies = new TreeMap<>();
    private final Map<String, List<LabelledProbability>> detectors = new TreeMap<>();
    private final List<LabelledProbability> overall = new ArrayList<>();

    Conclusions(Collection<Judged> all, ActorBook actors) {
        for (Judged judged : all) {
            if (!judged.verdicts().isEmpty()) {
                Opinion opinion = actors.opinion(judged);
                judged.repair().ifPresent(repair -> strategy(repair.strategy(), opinion));
                judged.found().filter(found -> opinion.decided()).ifPresent(found -> label(found, opinion));
            }
        }
    }

    private void strategy(String strategy, Opinion opinion) {
        double[] counts = strategies.computeIfAbsent(strategy, made -> new double[3]);
        if (opinion.decided()) {
            counts[opinion.isRight() ? 0 : 1] += opinion.weight();
        } else {
            counts[2]++;
        }
    }

    private void label(Judged.Found found, Opinion opinion) {
        boolean wrong = opinion.isRight();
        overall.add(new LabelledProbability(found.probability(), wrong, opinion.weight()));
        for (Evidence evidence : found.evidence()) {
            detectors
                    .computeIfAbsent(evidence.detector(), made -> new ArrayList<>())
                    .add(new LabelledProbability(evidence.probability(), wrong, opinion.weight()));
        }
    }

    CalibrationCurve overall() {
        return CalibrationCurve.fit(overall);
    }

    List<StrategyPrecision> strategies() {
        List<StrategyPrecision> found = new ArrayList<>();
        strategies.forEach((strategy, counts) -> {
            double trials = counts[0] + counts[1];
            found.add(new StrategyPrecision(
                    strategy,
                    counts[0],
                    counts[1],
                    (int) counts[2],
                    trials == 0 ? 0 : counts[0] / trials,
                    WilsonBounds.of(counts[0], trials)));
        });
        return found;
    }

    List<DetectorStanding> detectors(Map<String, Double> weights, int leastLabels) {
        List<DetectorStanding> found = new ArrayList<>();
        detectors.forEach((detector, labels) -> {
            double before = weights.getOrDefault(detector, 1.0);
            double after = labels.size() < leastLabels ? before : DetectorFit.next(before, labels);
            double all = 0;
            double wrong = 0;
            double stated = 0;
            for (LabelledProbability label : labels) {
                all += label.weight();
                wrong += label.wrong() ? label.weight() : 0;
                stated += label.weight() * label.probability();
            }
            found.add(new DetectorStanding(
                    detector,
                    labels.size(),
                    wrong / all,
                    WilsonBounds.of(wrong, all),
                    stated / all,
                    CalibrationCurve.error(labels),
                    CalibrationCurve.fit(labels),
                    before,
                    after));
        });
        return found;
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.balance.core.analyzer.ActionImpact;
import ai.smartwhale.balance.core.analyzer.AnalysisWindow;
import ai.smartwhale.balance.core.analyzer.ImpactAnalyzer;
import ai.smartwhale.balance.core.analyzer.ImpactAnalyzerConfig;
import ai.smartwhale.balance.core.analyzer.ImpactObservation;
import ai.smartwhale.commons.concurrent.Ticker;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Compares the cycles before a change with those after it, in pairs, by the {@link ImpactAnalyzer}. The load changes
 * meanwhile, too, and moves the share of requests answered in time and their number per second in opposite directions:
 * what lets both fall is no change of the load, nor is what lets one rise and not the other fall.
 */
final class TrialJudge {

    /** What a trial has shown so far. */
    enum Verdict {
        HELPED,
        HURT,
        UNCLEAR
    }

    /** The verdict with its numbers. */
    record Judgement(Verdict verdict, MeasuredEffect effect) {}

    /** Of the mean before; smaller differences of numbers per second do not count. */
    private static final double LEAST_CHANGE = 0.01;

    /** Of the throughput before; what adds less to it is not worth a larger limit. */
    private static final double LEAST_THROUGHPUT = 0.2;

    private final LoopConfig config;

    TrialJudge(LoopConfig config) {
        this.config = config;
    }

    /** A mean change, and whether it counts. */
    private record Change(double before, double mean, double error, double least, double errors) {

        boolean isUp() {
            return mean > Math.max(errors * error, least);
        }

        boolean isDown() {
            return -mean > Math.max(errors * error, least);
        }
    }

    /** Both lists have entries. */
    Judgement judge(LoopMeasure measure, List<Observation> before, List<Observation> after) {
        double least = measure.isShare() ? config.leastEffect() : LEAST_THROUGHPUT * mean(before, measure::value);
        Change floored = compare(before, after, measure::value, least, chance(measure, before, after));
        double loadBefore = mean(before, Observation::load);
        Change load = compare(
                before, after, Observation::load, LEAST_CHANGE * loadBefore, rates(before, after, Observation::ended));
        Verdict verdict = measure == LoopMeasure.ATTAINMENT
                ? attainment(
                        floored,
                        compare(
                                before,
                                after,
                                Observation::goodput,
                                LEAST_CHANGE * mean(before, Observation::goodput),
                                rates(before, after, Observation::inTime)),
                        load)
                : floored.isUp() ? Verdict.HELPED : floored.isDown() ? Verdict.HURT : Verdict.UNCLEAR;
        return new Judgement(
                verdict,
                new MeasuredEffect(
                        floored.before,
                        floored.before + floored.mean,
                        floored.error,
                        Math.min(before.size(), after.size()),
                        loadBefore == 0 ? 0 : load.mean / loadBefore,
                        Confidence.of(floored.mean, floored.error)));
    }

    private Verdict attainment(Change share, Change goodput, Change load) {
        if (share.isUp() && (goodput.isUp() || !load.isDown())) {
            return Verdict.HELPED;
        }
        if (goodput.isUp() && !share.isDown() && share.before < config.target()) {
            return Verdict.HELPED;
        }
        return share.isDown() && (goodput.isDown() || !load.isUp()) ? Verdict.HURT : Verdict.UNCLEAR;
    }

    /**
     * Each cycle after is paired with one before; those before come again where there are fewer.
     *
     * @param chance the error that there is at least, because requests are counted
     */
    private Change compare(
            List<Observation> before,
            List<Observation> after,
            ToDoubleFunction<Observation> what,
            double least,
            double chance) {
        ImpactAnalyzer impacts = ImpactAnalyzer.create(
                ImpactAnalyzerConfig.defaults()
                        .withWindow(AnalysisWindow.defaults().withMaxModels(1)),
                STILL);
        for (int i = 0; i < after.size(); i++) {
            impacts.logImpact(new ImpactObservation(
                    "trial",
                    "change",
                    what.applyAsDouble(before.get(i % before.size())),
                    what.applyAsDouble(after.get(i))));
        }
        ActionImpact impact = impacts.analyzeImpact().get(0);
        double meanBefore = mean(before, what);
        // Those that came again say nothing new.
        double again = Math.sqrt((after.size() + (double) before.size()) / (2.0 * before.size()));
        return new Change(
                meanBefore,
                mean(after, what) - meanBefore,
                Math.max(chance, impact.error() * Math.max(1, again) * fewness(after.size())),
                least,
                config.errors());
    }

    /** A deviation of few values is uncertain itself: about what Student's distribution adds at two errors. */
    private static double fewness(int cycles) {
        return cycles < 2 ? 1 : 1 + 1.9 / (cycles - 1);
    }

    private static final Ticker STILL = () -> 0;

    private static double mean(List<Observation> cycles, ToDoubleFunction<Observation> what) {
        return cycles.stream().mapToDouble(what).average().orElse(0);
    }

    /** The standard error of a difference of shares, by the binomial distribution: few requests prove little. */
    private static double chance(LoopMeasure measure, List<Observation> before, List<Observation> after) {
        if (!measure.isShare()) {
            return rates(before, after, Observation::answers);
        }
        return Math.sqrt(variance(measure, before) + variance(measure, after));
    }

    /** The standard error of a difference of numbers per second, by the Poisson distribution. */
    private static double rates(
            List<Observation> before, List<Observation> after, ToLongFunction<Observation> counted) {
        return Math.sqrt(rateVariance(before, counted) + rateVariance(after, counted));
    }

    private static double rateVariance(List<Observation> cycles, ToLongFunction<Observation> counted) {
        double seconds =
                cycles.stream().mapToDouble(one -> one.span().toNanos() / 1e9).sum();
        return (cycles.stream().mapToLong(counted).sum() + 1) / (seconds * seconds);
    }

    private static double variance(LoopMeasure measure, List<Observation> cycles) {
        double all = cycles.stream().mapToLong(measure::weight).sum();
        double good = cycles.stream()
                .mapToDouble(one -> measure.value(one) * measure.weight(one))
                .sum();
        // One more of each kind, so that a small sample without misses is not taken for certain (Laplace).
        double share = (good + 1) / (all + 2);
        return share * (1 - share) / (all + 2);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import java.util.SplittableRandom;

/** What is known of one strategy: a Beta distribution of its share of good outcomes. For one thread at a time. */
final class Arm {

    private final String strategy;
    private final double priorGood;
    private final double priorBad;
    private double good;
    private double bad;
    private GammaDraw alpha;
    private GammaDraw beta;

    Arm(String strategy, double prior, double priorWeight) {
        this.strategy = strategy;
        this.priorGood = 1 + priorWeight * prior;
        this.priorBad = 1 + priorWeight * (1 - prior);
        this.alpha = new GammaDraw(priorGood);
        this.beta = new GammaDraw(priorBad);
    }

    String strategy() {
        return strategy;
    }

    double draw(SplittableRandom random) {
        double first = alpha.next(random);
        return first / (first + beta.next(random));
    }

    void fade(double discount) {
        learn(discount, 0, 0);
    }

    void learn(double discount, double moreGood, double moreBad) {
        good = good * discount + moreGood;
        bad = bad * discount + moreBad;
        alpha = new GammaDraw(priorGood + good);
        beta = new GammaDraw(priorBad + bad);
    }

    double trials() {
        return good + bad;
    }

    StrategyStanding standing() {
        return new StrategyStanding(strategy, priorGood + good, priorBad + bad);
    }

    double expected() {
        return (priorGood + good) / (priorGood + priorBad + good + bad);
    }
}

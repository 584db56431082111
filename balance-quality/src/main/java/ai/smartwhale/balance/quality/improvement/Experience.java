// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.finding.IssueKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** What is known of the strategies of one context. Thread-safe. */
final class Experience {

    private final IssueKind kind;
    private final SelectorConfig config;
    private final SplittableRandom random;
    private final List<Arm> arms = new ArrayList<>(4);

    Experience(IssueKind kind, SelectorConfig config, long seed) {
        this.kind = kind;
        this.config = config;
        this.random = new SplittableRandom(seed);
    }

    /** The expected share of good outcomes of a strategy before and after it learned. */
    record Lesson(double before, double after) {}

    synchronized StrategyPick pick(List<String> strategies) {
        int count = strategies.size();
        if (count > 1 && random.nextDouble() < config.exploration()) {
            Arm arm = arm(strategies.get(random.nextInt(count)));
            return picked(arm, arm.expected(), true, count);
        }
        Arm best = arm(strategies.get(0));
        double highest = best.draw(random);
        for (int i = 1; i < count; i++) {
            Arm arm = arm(strategies.get(i));
            double draw = arm.draw(random);
            if (draw > highest) {
                highest = draw;
                best = arm;
            }
        }
        return picked(best, highest, false, count);
    }

    synchronized Lesson learn(String strategy, double reward, double weight) {
        Arm learning = arm(strategy);
        double before = learning.expected();
        for (Arm arm : arms) {
            if (arm != learning) {
                arm.fade(config.discount());
            }
        }
        learning.learn(config.discount(), weight * reward, weight * (1 - reward));
        return new Lesson(before, learning.expected());
    }

    synchronized List<StrategyStanding> standings() {
        return arms.stream()
                .map(Arm::standing)
                .sorted(Comparator.comparingDouble(StrategyStanding::expected).reversed())
                .toList();
    }

    private Arm arm(String strategy) {
        for (int i = 0; i < arms.size(); i++) {
            if (arms.get(i).strategy().equals(strategy)) {
                return arms.get(i);
            }
        }
        Arm arm = new Arm(strategy, config.priors().expected(kind, strategy), config.priorWeight());
        if (arms.size() < config.mostStrategies()) {
            arms.add(arm);
        }
        return arm;
    }

    private static StrategyPick picked(Arm arm, double draw, boolean explored, int among) {
        return new StrategyPick(arm.strategy(), arm.expected(), draw, arm.trials(), explored, among);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

import ai.smartwhale.balance.quality.data.NumberText;
import ai.smartwhale.balance.quality.data.Shapes;
import ai.smartwhale.balance.quality.finding.IssueKind;
import ai.smartwhale.balance.quality.profile.FieldProfile;

/** What was accepted of a field before, which is no longer held against it. Safe for use by many threads. */
final class Accepted {

    private static final long LEAST_CELLS = 20;
    private static final double USUALLY_ABSENT = 0.002;

    private final FieldProfile profile;
    private final double least;
    private final double most;

    Accepted(FieldProfile profile) {
        this.profile = profile;
        this.least = profile.quantile(0).orElse(Double.NaN);
        this.most = profile.quantile(1).orElse(Double.NaN);
    }

    /** Whether the value was accepted before. */
    boolean knows(String value) {
        return profile.count(value) > 0;
    }

    /** The clue as it is when the accepted values are known: weaker if it holds against them too. */
    Clue weigh(Clue clue, String value) {
        if (profile.cells() < LEAST_CELLS) {
            return clue;
        }
        double seen = seen(clue.kind(), value);
        double odds = clue.probability() / (1 - Math.min(0.999, clue.probability())) / (1 + 4 * seen);
        return seen == 0 ? clue : clue.withProbability(odds / (1 + odds));
    }

    private double seen(IssueKind kind, String value) {
        if (kind == IssueKind.MISSING) {
            double share = profile.absent() / (double) profile.cells();
            return share < USUALLY_ABSENT ? 0 : 100 * share;
        }
        double count = profile.count(value);
        if (kind == IssueKind.FORMAT || kind == IssueKind.TYPE) {
            return Math.max(count, profile.formCount(Shapes.of(value)) / 2.0);
        }
        if (kind == IssueKind.OUTLIER) {
            double number = NumberText.parse(value);
            return number >= least && number <= most ? Math.max(10, count) : count;
        }
        return kind == IssueKind.DUPLICATE ? 0 : count;
    }
}

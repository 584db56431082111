// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.List;
import java.util.Set;

/**
 * Who uses too much and who too little.
 *
 * @param isJudged whether there were enough samples and two models at least; if not, nothing is found
 * @param over the models above the band, the furthest first
 * @param under the models below the band, the furthest first
 * @param causes by what the distribution was found to be uneven; empty if it is even
 * @param distribution what it rests on
 */
public record ImbalanceReport(
        boolean isJudged,
        List<ModelShare> over,
        List<ModelShare> under,
        Set<Cause> causes,
        DistributionReport distribution) {

    /** Copies the collections. */
    public ImbalanceReport {
        over = List.copyOf(over);
        under = List.copyOf(under);
        causes = Set.copyOf(causes);
    }

    /**
     * The verdict.
     *
     * @return whether the distribution is uneven
     */
    public boolean isImbalanced() {
        return !causes.isEmpty();
    }

    /** By what an imbalance is found. */
    public enum Cause {
        /** A model is above the band. */
        OVER_BAND,
        /** A model is below the band. */
        UNDER_BAND,
        /** Jain's index is too small. */
        LOW_JAIN,
        /** Gini's coefficient is too large. */
        HIGH_GINI
    }
}

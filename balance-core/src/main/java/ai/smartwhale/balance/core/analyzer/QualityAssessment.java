// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.Set;

/**
 * What is to be thought of one sample.
 *
 * @param grade the verdict
 * @param score what is left of the data: the valid part, less the noise; 0 to 1
 * @param bounds between which the true part of what is invalid lies, with the configured confidence
 * @param causes what speaks against it; empty if it is good
 */
public record QualityAssessment(Grade grade, double score, WilsonInterval bounds, Set<QualityCause> causes) {

    /** Copies the set. */
    public QualityAssessment {
        causes = Set.copyOf(causes);
    }

    /** A verdict. */
    public enum Grade {
        /** Within the thresholds. */
        GOOD,
        /** Above the threshold for what is invalid, but there are too few items to tell that from chance. */
        DOUBTFUL,
        /** Above a threshold. */
        BAD
    }
}

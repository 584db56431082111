// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.util.List;

/**
 * Which usages move together.
 *
 * @param correlations those that are hardly by chance, the surest first
 * @param tested how many pairs were compared
 * @param leftOut how many pairs were not, since there are too many or too little is known of them
 */
public record CorrelationReport(List<UsageCorrelation> correlations, int tested, long leftOut) {

    /** Copies the list. */
    public CorrelationReport {
        correlations = List.copyOf(correlations);
    }
}

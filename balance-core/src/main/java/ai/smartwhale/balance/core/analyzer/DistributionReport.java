// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.List;

/**
 * How the use of data is spread over models. The numbers are of what each used by its weight.
 *
 * @param models the models, by name
 * @param samples how many uses it rests on
 * @param mean what a model used by its weight on average, in bytes
 * @param variation the coefficient of variation: the standard deviation by the mean; 0 where all are the same
 * @param gini Gini's coefficient: 0 where all are the same, towards 1 where one has all
 * @param jain Jain's index: 1 where all are the same, 1/n where one of n has all
 */
public record DistributionReport(
        List<ModelShare> models, long samples, double mean, double variation, double gini, double jain) {

    /** Copies the list. */
    public DistributionReport {
        models = List.copyOf(models);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.List;

/**
 * How evenly the needs of models are met.
 *
 * @param models how many models needed something within the window
 * @param metShare the part of all needs together that was met, 0 to 1
 * @param jain how evenly the parts are that each model got of its need, by Jain's index: 1 where all are the same, 1/n
 *     where one alone gets anything
 * @param gini the same by Gini's coefficient: 0 where all are the same
 * @param worst the models whose needs were met least, those with the smallest part first; ten at most
 */
public record DataBalance(int models, double metShare, double jain, double gini, List<ModelNeed> worst) {

    /** Copies the list. */
    public DataBalance {
        worst = List.copyOf(worst);
    }
}

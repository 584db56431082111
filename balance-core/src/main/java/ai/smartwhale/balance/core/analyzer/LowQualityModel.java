// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

import java.util.Set;

/**
 * A model that gets data of low quality.
 *
 * @param quality what was measured
 * @param causes by what it is low, one at least
 */
public record LowQualityModel(ModelQuality quality, Set<QualityCause> causes) {

    /** Copies the set. */
    public LowQualityModel {
        causes = Set.copyOf(causes);
    }
}

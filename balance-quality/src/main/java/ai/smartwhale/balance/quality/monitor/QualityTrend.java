// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.balance.quality.finding.QualityScore;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * How a quality develops.
 *
 * @param direction where it goes; {@link TrendDirection#UNKNOWN} below 8 points
 * @param slopePerDay by how much the score changes in a day (Theil-Sen); 0 if unknown
 * @param pValue how likely such a trend is by chance (Mann-Kendall, two-sided); 1 if unknown
 * @param change the first point of the new level, where the level changed
 */
public record QualityTrend(TrendDirection direction, double slopePerDay, double pValue, Optional<ScorePoint> change) {

    /** Checks. */
    public QualityTrend {
        InvalidValueException.requirePresent("direction", direction);
        if (!Double.isFinite(slopePerDay)) {
            throw new InvalidValueException("slopePerDay", slopePerDay, "finite");
        }
        QualityScore.requireShare("pValue", pValue);
        InvalidValueException.requirePresent("change", change);
    }
}

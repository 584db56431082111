// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the course of a series.
 *
 * @param points how many values were measured
 * @param direction where it goes; {@link TrendDirection#UNKNOWN} below 8 values
 * @param slopePerDay by how much it changes in a day, in its unit (Theil-Sen); 0 if unknown
 * @param leastSlope the lower end of the 95 % interval of the slope
 * @param mostSlope the upper end of it
 * @param pValue how likely such a trend is by chance (Mann-Kendall, two-sided); 1 if unknown
 * @param season the rhythm, if there is one
 * @param changes where the level changed, in the order of time
 */
public record TrendAnalysis(
        int points,
        TrendDirection direction,
        double slopePerDay,
        double leastSlope,
        double mostSlope,
        double pValue,
        Optional<Season> season,
        List<LevelChange> changes) {

    /**
     * Checks and copies.
     *
     * @throws InvalidValueException if a part is missing or outside of its range
     */
    public TrendAnalysis {
        InvalidValueException.requireRange("points", points, 0, Integer.MAX_VALUE);
        InvalidValueException.requirePresent("direction", direction);
        TrendChecks.requireFinite("slopePerDay", slopePerDay);
        TrendChecks.requireFinite("leastSlope", leastSlope);
        TrendChecks.requireFinite("mostSlope", mostSlope);
        TrendChecks.requireShare("pValue", pValue);
        InvalidValueException.requirePresent("season", season);
        changes = List.copyOf(InvalidValueException.requirePresent("changes", changes));
    }

    /**
     * What is said of a series with too few values.
     *
     * @param points how many there are
     * @return an analysis that claims nothing
     */
    public static TrendAnalysis unknown(int points) {
        return new TrendAnalysis(points, TrendDirection.UNKNOWN, 0, 0, 0, 1, Optional.empty(), List.of());
    }
}

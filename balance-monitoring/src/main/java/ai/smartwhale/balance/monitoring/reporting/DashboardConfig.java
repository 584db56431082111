// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * Bounds of a {@link DashboardManager}. Immutable.
 *
 * @param mostModels how many models are shown, 1 to 100,000; 10,000 by default. When full, new ones are left out and
 *     counted
 * @param mostAlerts how many alerts are shown, 1 to 10,000; 1,000 by default. The most severe and latest are kept
 * @param mostForecasts how many moments of the forecast are shown, 1 to 10,000; 1,000 by default. The latest are kept
 * @param keptDeltas updates that a reader may fall behind before it needs a whole snapshot, 1 to 10,000; 64 by default
 * @param keptPoints points of each series, 2 to 100,000; 3,600 by default. The oldest are forgotten
 * @param resolution the least time between two points of a series, above zero; a second by default. Within it the
 *     latest counts
 */
public record DashboardConfig(
        int mostModels, int mostAlerts, int mostForecasts, int keptDeltas, int keptPoints, Duration resolution) {

    /**
     * Checks all values.
     *
     * @throws InvalidValueException if a value is outside of its range
     */
    public DashboardConfig {
        InvalidValueException.requireRange("mostModels", mostModels, 1, 100_000);
        InvalidValueException.requireRange("mostAlerts", mostAlerts, 1, 10_000);
        InvalidValueException.requireRange("mostForecasts", mostForecasts, 1, 10_000);
        InvalidValueException.requireRange("keptDeltas", keptDeltas, 1, 10_000);
        InvalidValueException.requireRange("keptPoints", keptPoints, 2, 100_000);
        InvalidValueException.requirePositive("resolution", resolution);
        InvalidValueException.requireRange("resolution.toMillis", resolution.toMillis(), 1, 86_400_000);
    }

    /**
     * The defaults.
     *
     * @return the configuration
     */
    public static DashboardConfig withDefaults() {
        return new DashboardConfig(10_000, 1_000, 1_000, 64, 3_600, Duration.ofSeconds(1));
    }

    /**
     * The same with other bounds of what is shown.
     *
     * @param models how many models
     * @param alerts how many alerts
     * @param forecasts how many moments of the forecast
     * @return the configuration
     */
    public DashboardConfig withMost(int models, int alerts, int forecasts) {
        return new DashboardConfig(models, alerts, forecasts, keptDeltas, keptPoints, resolution);
    }

    /**
     * The same with another memory.
     *
     * @param deltas updates that a reader may fall behind
     * @param points points of each series
     * @param least the least time between two of them
     * @return the configuration
     */
    public DashboardConfig withMemory(int deltas, int points, Duration least) {
        return new DashboardConfig(mostModels, mostAlerts, mostForecasts, deltas, points, least);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

import ai.smartwhale.commons.InvalidValueException;

/**
 * From where a backtest forecasts.
 *
 * @param horizon how many slots each time, 1..1,024
 * @param origins from how many places at most, 1 or more
 * @param spacing how many slots lie between two of them, 1 or more
 * @param warmup how many values come before the first one, 0 or more
 */
public record BacktestConfig(int horizon, int origins, int spacing, int warmup) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is outside of its range
     */
    public BacktestConfig {
        InvalidValueException.requireRange("horizon", horizon, 1, SeriesConfig.LONGEST_HORIZON);
        InvalidValueException.requireRange("origins", origins, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("spacing", spacing, 1, Integer.MAX_VALUE);
        InvalidValueException.requireRange("warmup", warmup, 0, Integer.MAX_VALUE);
    }
}

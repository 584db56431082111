// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.forecast;

/** Why a forecast is worth less than usual. */
public enum ForecastFlag {
    /** Not one value has arrived; the mean is 0 and means nothing. */
    NO_DATA,
    /** Too few values for the method asked for; a simpler one answers until there are enough. */
    TOO_SHORT,
    /** Fewer values than the shortest season, so no season is forecast. */
    SHORTER_THAN_SEASON,
    /** All remembered values are equal. */
    CONSTANT,
    /** All remembered values are 0. */
    ALL_ZERO,
    /** More than a tenth of the remembered slots are without a value. */
    MANY_GAPS,
    /** The latest slots, as many as the shortest season or more, are all without a value. */
    STALE,
    /** Values below 0 arrived where the kind of the series allows none; they were taken for missing. */
    NEGATIVE_VALUES,
    /** For a season or longer, all values have been five times above or below what is usual. */
    LEVEL_SHIFT,
    /** Too few past errors are known for intervals of the levels asked for; those given are guesses. */
    UNCALIBRATED,
    /** The horizon goes past the one for which errors were observed; intervals widen with the square root of time. */
    BEYOND_CALIBRATION
}

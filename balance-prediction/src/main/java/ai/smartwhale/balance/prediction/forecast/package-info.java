// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Forecasters of one series, their calibrated intervals, season detection, backtests and measures of accuracy. */
@NullMarked
package ai.smartwhale.balance.prediction.forecast;

import org.jspecify.annotations.NullMarked;

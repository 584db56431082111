// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.forecast;

import ai.smartwhale.balance.prediction.forecast.Forecast;

/**
 * A series that is shown in the report.
 *
 * @param id its name
 * @param values what was known
 * @param forecast what is expected
 */
public record PlottedSeries(String id, double[] values, Forecast forecast) {}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Forecasts of series in files. */
@NullMarked
package ai.smartwhale.balance.cli.forecast;

import org.jspecify.annotations.NullMarked;

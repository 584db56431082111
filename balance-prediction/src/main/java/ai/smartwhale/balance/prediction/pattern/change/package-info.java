// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * The statistics beneath trends and usage patterns: tests for a trend, change points, online change detectors, seasons
 * and correlations. Small classes without time or threads of their own.
 */
@NullMarked
package ai.smartwhale.balance.prediction.pattern.change;

import org.jspecify.annotations.NullMarked;

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.time.Duration;

/**
 * A period after which a series repeats itself.
 *
 * @param period how long it is
 * @param strength the share of the variance around the trend that it explains, 0 to 1
 */
public record Rhythm(Duration period, double strength) {}

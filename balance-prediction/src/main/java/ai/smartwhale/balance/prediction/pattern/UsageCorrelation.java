// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

import java.time.Duration;

/**
 * Two usages that move together, beyond what the rhythm of each explains.
 *
 * @param leader the one that moves first, or either where the lag is zero
 * @param follower the other one
 * @param lag how long after the leader the follower moves, 0 or more
 * @param coefficient Spearman's correlation of their changes from slot to slot, -1 to 1
 * @param independent how many independent pairs of slots that rests on
 * @param pValue the probability of such a correlation by chance, raised for all lags and all pairs that were tried
 */
public record UsageCorrelation(
        UsageKey leader, UsageKey follower, Duration lag, double coefficient, double independent, double pValue) {}

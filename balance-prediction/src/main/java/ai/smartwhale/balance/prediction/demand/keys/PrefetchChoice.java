// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/**
 * One key to fetch.
 *
 * @param likely what was forecast of it
 * @param probability that it serves a request, corrected by what was measured, 0 to 1
 */
public record PrefetchChoice(LikelyKey likely, double probability) {}

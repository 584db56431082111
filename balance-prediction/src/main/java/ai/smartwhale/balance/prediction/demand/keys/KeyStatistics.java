// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/**
 * How much a {@link KeyPredictor} keeps and gave up.
 *
 * @param keys that are followed
 * @param observed requests that were noted
 * @param evicted keys that were forgotten for want of room
 */
public record KeyStatistics(int keys, long observed, long evicted) {}

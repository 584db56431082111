// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.analyzer;

/**
 * What an analyzer keeps and gave up.
 *
 * @param tracked what it keeps now: models, or actions of models
 * @param evictedIdle what it forgot because nothing was heard of it
 * @param evictedFull what it forgot because there was no room
 */
public record AnalyzerStatistics(int tracked, long evictedIdle, long evictedFull) {}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.control.quarantine;

/**
 * Figures of a store.
 *
 * @param entries how many it holds now
 * @param bytes how much it holds now; in files also what was released and not yet cleared away
 * @param put entries put since it was opened
 * @param settled entries released or settled by a replay
 * @param expired entries whose time was over
 * @param displaced entries that gave way to newer ones, and those that were too large
 * @param damaged pieces of files that could not be read
 */
public record QuarantineStatistics(
        long entries, long bytes, long put, long settled, long expired, long displaced, long damaged) {}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.Map;

/**
 * What became of the calls of one operation.
 *
 * @param operation its name, or {@code (other)} for all that came when no more names were tracked
 * @param calls how many calls were begun
 * @param retries how many further attempts were made
 * @param recovered how many calls succeeded with a further attempt
 * @param failed how many calls failed for good, without a retry or in spite of it
 * @param exhausted of those that failed, why there was no further attempt; without those never worth one
 */
public record RetryStatistics(
        String operation,
        long calls,
        long retries,
        long recovered,
        long failed,
        Map<RetryExhaustedException.Reason, Long> exhausted) {

    /** Copies the map. */
    public RetryStatistics {
        exhausted = Map.copyOf(exhausted);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * How good data was within a window. Shares are absent where there were no records.
 *
 * @param covered how far back was really looked: less than the window while it is new
 * @param records how many records were judged
 * @param index their mean score, 0 to 1
 * @param quarantinedShare the share that was put aside
 * @param repairedShare the share that was repaired
 */
public record WindowQuality(
        Duration covered,
        long records,
        OptionalDouble index,
        OptionalDouble quarantinedShare,
        OptionalDouble repairedShare) {}

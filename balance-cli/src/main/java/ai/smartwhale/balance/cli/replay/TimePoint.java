// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import java.time.Duration;

/**
 * A short stretch of a replay.
 *
 * @param at its start, from the start of the replay
 * @param sentPerSecond requests made
 * @param answeredPerSecond requests answered with data
 * @param failedPerSecond requests that ended otherwise
 * @param latency of those answered in the stretch
 */
public record TimePoint(
        Duration at, double sentPerSecond, double answeredPerSecond, double failedPerSecond, Latency latency) {}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.optimizer;

import java.time.Duration;

/**
 * What a workload needs.
 *
 * @param batchSize the size at which it needs least
 * @param slots how many batches must be under way at a time
 * @param bytesInFlight how much memory their items take
 * @param utilisation the share of the slots that is busy; above 1 if even all slots are too few
 * @param latency the time that 95 of 100 items keep to, with the wait for the batch to fill
 * @param sufficient whether the slots keep up and the latency keeps to the slack
 */
public record ResourcePlan(
        int batchSize, int slots, long bytesInFlight, double utilisation, Duration latency, boolean sufficient) {}

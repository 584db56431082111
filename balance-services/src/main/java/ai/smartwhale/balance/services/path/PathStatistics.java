// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.BatchProcessorStatistics;
import ai.smartwhale.balance.batch.processor.MergerStatistics;
import java.time.Duration;

/**
 * What a path has done so far.
 *
 * @param queued requests that wait to be sent, merged ones counted once
 * @param queuedBytes their bytes
 * @param rejected requests for which there was no place in the queue
 * @param displaced requests that made room for more urgent ones
 * @param hopeless requests that were given up because their answers could not come in time
 * @param notUrgent requests that were not taken in because only more urgent ones were
 * @param waited how long the request that waits for longest has waited
 * @param answers the answers to what was sent
 * @param merging the numbers of the merger
 * @param batching the numbers of the batches
 */
public record PathStatistics(
        int queued,
        long queuedBytes,
        long rejected,
        long displaced,
        long hopeless,
        long notUrgent,
        Duration waited,
        PathAnswers answers,
        MergerStatistics merging,
        BatchProcessorStatistics batching) {}

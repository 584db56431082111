// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.balance.batch.processor.BatchProcessorStatistics;
import ai.smartwhale.balance.batch.processor.MergerStatistics;

/**
 * What a path has done so far.
 *
 * @param queued requests that wait to be sent, merged ones counted once
 * @param queuedBytes their bytes
 * @param rejected requests for which there was no place in the queue
 * @param displaced requests that made room for more urgent ones
 * @param merging the numbers of the merger
 * @param batching the numbers of the batches
 */
public record PathStatistics(
        int queued,
        long queuedBytes,
        long rejected,
        long displaced,
        MergerStatistics merging,
        BatchProcessorStatistics batching) {}

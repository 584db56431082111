// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

/**
 * What a {@link BatchProcessor} did since it was made. Of the items that it took there is one outcome each, or they
 * wait or are under way: {@code taken = values + failed + missing + expired + cancelled + rejected + waiting +
 * underWay} whenever no step is running.
 *
 * @param batches batches that left
 * @param taken items that were taken from the source or given as batches
 * @param putBack items that were given back to the source after they had been taken; not among the taken
 * @param denied how often there was no lease
 * @param values items that were answered
 * @param failed items that failed
 * @param missing items that were not among the answers
 * @param expired items whose time was over
 * @param cancelled items that nobody wanted any more
 * @param rejected items that were not taken in
 * @param waiting items of given batches that wait for a lease
 * @param underWay items that were sent and have not ended
 * @param inFlight batches that are under way
 */
public record BatchProcessorStatistics(
        long batches,
        long taken,
        long putBack,
        long denied,
        long values,
        long failed,
        long missing,
        long expired,
        long cancelled,
        long rejected,
        int waiting,
        int underWay,
        int inFlight) {}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.improvement;

import ai.smartwhale.balance.quality.data.RecordBatch;
import java.util.List;

/** Finds records that speak of the same thing. Implementations are safe for use by many threads. */
@FunctionalInterface
public interface DuplicateSearch {

    /** Finds none. */
    DuplicateSearch NONE = batch -> List.of();

    /**
     * Finds groups of duplicates.
     *
     * @param batch the records
     * @return groups of two records or more, each by its place in the batch, from 0; no record in two of them
     */
    List<List<Integer>> groups(RecordBatch batch);
}

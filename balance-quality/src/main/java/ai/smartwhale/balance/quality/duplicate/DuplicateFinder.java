// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import ai.smartwhale.balance.quality.data.RecordBatch;

/**
 * Finds records of a batch that mean the same thing, without labels and without being told which fields matter.
 *
 * <p>Records that share rare values, or beginnings or ends of them, are candidates; each is compared with its nearest
 * ones field by field. How much each agreement says is learned from the batch itself after Fellegi and Sunter (1969) by
 * expectation maximisation (Winkler 1988): agreement among true pairs from those that come out as such, agreement by
 * chance from what lies next to a record without being its duplicate. So fields that hang together, as the address and
 * the telephone number of a hospital in a table with many rows for each hospital, do not count twice. Agreement on a
 * rare value counts more than on a frequent one.
 *
 * <p>Memory grows with the records of the batch, time with records times neighbours. Thread-safe and without state.
 */
@FunctionalInterface
public interface DuplicateFinder {

    /**
     * A finder with the default settings.
     *
     * @return a finder
     */
    static DuplicateFinder create() {
        return create(DuplicateConfig.defaults());
    }

    /**
     * A finder.
     *
     * @param config its settings
     * @return a finder
     */
    static DuplicateFinder create(DuplicateConfig config) {
        return new DefaultDuplicateFinder(config);
    }

    /**
     * Finds the duplicates of a batch.
     *
     * @param batch the records; may be empty
     * @return the groups
     * @throws ai.smartwhale.commons.LimitExceededException if the batch has more records than the settings allow
     */
    DuplicateReport find(RecordBatch batch);
}

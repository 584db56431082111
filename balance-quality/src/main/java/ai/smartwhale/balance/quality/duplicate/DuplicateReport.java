// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.duplicate;

import ai.smartwhale.commons.InvalidValueException;
import java.util.List;

/**
 * What {@link DuplicateFinder} found in a batch.
 *
 * @param groups rows that mean the same; no row is in two groups
 * @param pairs all pairs that were taken for the same, most probable first
 * @param compared how many pairs were compared field by field
 */
public record DuplicateReport(List<DuplicateGroup> groups, List<DuplicatePair> pairs, long compared) {

    static final DuplicateReport NONE = new DuplicateReport(List.of(), List.of(), 0);

    /** Copies. */
    public DuplicateReport {
        groups = List.copyOf(InvalidValueException.requirePresent("groups", groups));
        pairs = List.copyOf(InvalidValueException.requirePresent("pairs", pairs));
    }
}

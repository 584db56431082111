// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;

/**
 * Whether one request may stand for several.
 *
 * @param faults what speaks against it, in the order of the origins; empty if it may
 */
public record MergeCheck(List<Fault> faults) {

    /** What can be wrong with an origin. */
    public enum Problem {
        /** It must never be merged. */
        NOT_MERGEABLE,
        /** It is of another family, perhaps of another access scope. */
        OTHER_FAMILY,
        /** The merged request may not answer it in full. */
        NOT_COVERED
    }

    /**
     * One thing that speaks against it.
     *
     * @param origin the index of the origin, from 0
     * @param problem what is wrong with it
     */
    public record Fault(int origin, Problem problem) {}

    /** Copies the list. */
    public MergeCheck {
        faults = List.copyOf(faults);
    }

    /**
     * Whether nothing speaks against it.
     *
     * @return whether the merged request answers every origin
     */
    public boolean valid() {
        return faults.isEmpty();
    }
}

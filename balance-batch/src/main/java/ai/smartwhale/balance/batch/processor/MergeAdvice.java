// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.processor;

import java.util.List;

/**
 * What {@link RequestMerger#optimizeMerging()} found and did.
 *
 * @param kinds each kind of request of which parts were cut out of common answers
 */
public record MergeAdvice(List<Kind> kinds) {

    /**
     * What was found about one kind.
     *
     * @param name the kind, see {@link MergeRules#kind}
     * @param cuts how many parts were to be cut out lately
     * @param failed how many of them could not be
     * @param joinsEqualsOnly whether requests of this kind now join equal ones only
     */
    public record Kind(String name, long cuts, long failed, boolean joinsEqualsOnly) {}

    /** Copies the list. */
    public MergeAdvice {
        kinds = List.copyOf(kinds);
    }
}

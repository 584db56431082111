// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

/**
 * Something to do against an overload.
 *
 * @param kind what
 * @param factor by how much: the load that is expected at most, by the capacity
 * @param reason why
 */
public record LoadAction(Kind kind, double factor, String reason) {

    /** What can be done, the mildest first. */
    public enum Kind {
        /** Larger batches carry more with the same means. */
        WIDEN_BATCHES,
        /** Work of low priority waits or is refused. */
        SHED_LOW_PRIORITY,
        /** More means are needed. */
        SCALE_OUT
    }
}

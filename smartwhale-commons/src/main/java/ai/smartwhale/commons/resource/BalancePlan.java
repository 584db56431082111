// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.List;

/**
 * Which pieces of load move where.
 *
 * @param moves in the order in which they are to be made; no prefix of them makes the fullest node fuller
 * @param before use of the fullest node before, as a share of its capacity
 * @param after use of the fullest node after all moves
 */
public record BalancePlan(List<Move> moves, double before, double after) {

    /** Copies the list. */
    public BalancePlan {
        moves = List.copyOf(moves);
    }

    /**
     * One move.
     *
     * @param item what
     * @param from from which node
     * @param to to which node
     */
    public record Move(String item, String from, String to) {}
}

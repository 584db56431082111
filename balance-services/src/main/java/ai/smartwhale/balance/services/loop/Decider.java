// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.List;

/**
 * Decides by itself, by a measure of its own, and tells the loop, which records and publishes. Called once for each
 * cycle by one thread at a time; must return at once.
 */
@FunctionalInterface
public interface Decider {

    /**
     * What was decided since it was asked last.
     *
     * @param mode what the loop does with what is found: unless it acts, nothing may be changed
     * @return the decisions, in order; mostly none
     */
    List<OwnDecision> decide(LoopMode mode);
}

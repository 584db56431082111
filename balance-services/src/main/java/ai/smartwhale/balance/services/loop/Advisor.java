// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.Optional;

/**
 * Knows one way to make things better. Called once for each cycle; must return at once, and say the same of the same
 * input.
 */
@FunctionalInterface
public interface Advisor {

    /**
     * Looks at how things stand.
     *
     * @param view what was observed, and where the knobs stand
     * @return what would help; empty if nothing is to be gained this way
     */
    Optional<Proposal> advise(LoopView view);
}

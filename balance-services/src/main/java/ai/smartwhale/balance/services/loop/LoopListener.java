// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

/** Is told of every decision, on the thread of the cycle, outside locks. What it throws is logged and ignored. */
@FunctionalInterface
public interface LoopListener {

    /** Does nothing. */
    LoopListener NONE = decision -> {};

    /**
     * A decision was made, or came into another state.
     *
     * @param decision the decision as it is now
     */
    void decided(Decision decision);
}

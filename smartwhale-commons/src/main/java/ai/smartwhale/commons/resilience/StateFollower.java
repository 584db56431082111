// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.Optional;
import java.util.function.Predicate;

/** A live breaker that takes orders from the state manager. */
interface StateFollower {

    /**
     * Brings itself into the state, if it may from the one it has, reports the change and tells of it; empty if it was
     * given up meanwhile.
     */
    Optional<ManagedState> follow(BreakerState to, String reason, Predicate<BreakerState> from);
}

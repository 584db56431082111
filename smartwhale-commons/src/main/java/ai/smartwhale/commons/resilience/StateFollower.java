// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

/** A live breaker that takes orders from the state manager. */
interface StateFollower {

    /** Brings itself into the state, reports the change to the manager, and tells its listeners. */
    ManagedState follow(BreakerState to, String reason);
}

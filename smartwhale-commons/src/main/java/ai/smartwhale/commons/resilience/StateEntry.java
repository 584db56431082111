// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resilience;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One breaker's state and ring of changes. Guarded by the lock of its owner. */
final class StateEntry {

    private final ArrayDeque<StateChange> changes = new ArrayDeque<>();
    ManagedState state;

    @Nullable
    StateFollower follower;

    StateEntry(ManagedState state) {
        this.state = state;
    }

    void add(StateChange change, int most) {
        if (changes.size() == most) {
            changes.removeFirst();
        }
        changes.addLast(change);
        state = change.state();
    }

    List<StateChange> changes() {
        return List.copyOf(changes);
    }

    boolean isForgettable() {
        return follower == null && state.state() == BreakerState.CLOSED;
    }
}

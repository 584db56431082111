// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many changes there were lately. Guarded by the lock of the loop. */
final class ChangeBudget {

    private final int most;
    private final int cycles;
    private final Deque<Long> changes = new ArrayDeque<>();

    ChangeBudget(LoopConfig config) {
        this.most = config.mostChanges();
        this.cycles = config.budgetCycles();
    }

    boolean allows(long cycle) {
        while (!changes.isEmpty() && cycle - changes.element() >= cycles) {
            changes.remove();
        }
        return changes.size() < most;
    }

    void spend(long cycle) {
        changes.add(cycle);
    }
}

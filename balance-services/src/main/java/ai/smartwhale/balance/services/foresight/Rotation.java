// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.foresight;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names that are visited in turn, a few at a time. Bounded; of too many, the new are left out. Thread-safe. */
final class Rotation {

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Deque<String> turns = new ArrayDeque<>();
    private final int most;

    Rotation(int most) {
        this.most = most;
    }

    void add(String name) {
        if (!known.contains(name) && known.size() < most && known.add(name)) {
            synchronized (turns) {
                turns.add(name);
            }
        }
    }

    /** The next ones. */
    List<String> next(int count) {
        synchronized (turns) {
            List<String> next = new ArrayList<>(Math.min(count, turns.size()));
            for (int i = Math.min(count, turns.size()); i > 0; i--) {
                String name = turns.remove();
                next.add(name);
                turns.add(name);
            }
            return next;
        }
    }

    List<String> all() {
        synchronized (turns) {
            return List.copyOf(turns);
        }
    }
}

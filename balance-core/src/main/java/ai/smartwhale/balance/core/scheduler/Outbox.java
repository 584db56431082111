// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.ArrayList;
import java.util.List;

/** What is gathered under a lock and handled when the lock is free again. Guarded by the lock of its owner. */
final class Outbox<E> {

    private List<E> gathered = new ArrayList<>();

    void add(E element) {
        gathered.add(element);
    }

    boolean isEmpty() {
        return gathered.isEmpty();
    }

    /** Never the list that is added to, not even when it is empty: what is taken is read without the lock. */
    List<E> take() {
        if (gathered.isEmpty()) {
            return List.of();
        }
        List<E> taken = gathered;
        gathered = new ArrayList<>();
        return taken;
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.util.List;
import java.util.Optional;

/**
 * A key that more than one task wants for itself.
 *
 * @param key the key
 * @param holder the id of the task that runs with it; nothing if none does
 * @param waiting the ids of the tasks that wait for it, in the order in which they will get it
 */
public record TaskConflict(String key, Optional<String> holder, List<String> waiting) {

    /** Copies the list. */
    public TaskConflict {
        waiting = List.copyOf(waiting);
    }
}

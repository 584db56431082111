// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How urgent tasks are, as a manager knows if there is one; where it fails, as they said themselves. */
record KnownPriorities(Optional<PriorityManager> manager) {

    private static final Logger LOG = LoggerFactory.getLogger(KnownPriorities.class);

    TaskPriority of(Task<?> task) {
        if (manager.isEmpty() || task.id().isEmpty()) {
            return task.priority();
        }
        try {
            return manager.flatMap(known -> task.id().flatMap(known::getPriority))
                    .orElse(task.priority());
        } catch (RuntimeException e) {
            LOG.warn("the manager of priorities failed", e);
            return task.priority();
        }
    }

    void forget(String id) {
        try {
            manager.ifPresent(known -> known.forget(id));
        } catch (RuntimeException e) {
            LOG.warn("the manager of priorities failed", e);
        }
    }
}

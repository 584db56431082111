// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.batch.scheduler;

import ai.smartwhale.balance.core.scheduler.PriorityManager;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.InvalidValueException;
import java.util.Locale;
import java.util.Optional;

/** Puts batches and names into the terms of the manager. */
final class DefaultPriorityHandler implements PriorityHandler {

    private final PriorityManager manager;

    DefaultPriorityHandler(PriorityManager manager) {
        this.manager = manager;
    }

    @Override
    public TaskPriority assignPriority(String batchId, TaskPriority priority) {
        InvalidValueException.requireText("batchId", batchId);
        InvalidValueException.requirePresent("priority", priority);
        return manager.setPriority(batchId, priority);
    }

    @Override
    public TaskPriority assignPriority(String batchId, String name) {
        InvalidValueException.requireText("name", name);
        int level = switch (name.toLowerCase(Locale.ROOT)) {
            case "high" -> 1;
            case "medium" -> 5;
            case "low" -> 9;
            default -> throw new InvalidValueException("name", name, "high, medium or low");
        };
        return assignPriority(batchId, TaskPriority.of(level));
    }

    @Override
    public Optional<TaskPriority> adjustPriority(String batchId, int levels) {
        InvalidValueException.requireText("batchId", batchId);
        return manager.adjustPriority(batchId, levels);
    }

    @Override
    public TaskPriority priority(String batchId) {
        return manager.getPriority(batchId).orElse(TaskPriority.DEFAULT);
    }
}

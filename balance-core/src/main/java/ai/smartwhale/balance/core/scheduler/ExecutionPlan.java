// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import java.time.Duration;
import java.util.List;

/**
 * What will happen with the tasks that are ready if nothing else comes: each gets the slot that is free first, in the
 * order of the scheduler, and takes as long as those of its model took lately. Advice only; nothing is changed.
 *
 * @param steps the tasks in the order in which they will begin; the first 10,000 of them
 * @param makespan until the last of them ends
 * @param adviceSlots the fewest slots with which all deadlines of the steps would be met; the number there is if that
 *     is enough or no number up to 1,024 would be
 */
public record ExecutionPlan(List<Step> steps, Duration makespan, int adviceSlots) {

    /** Copies the list. */
    public ExecutionPlan {
        steps = List.copyOf(steps);
    }

    /**
     * The tasks that will expire before they end.
     *
     * @return a part of the steps
     */
    public List<Step> late() {
        return steps.stream().filter(Step::late).toList();
    }

    /**
     * One task.
     *
     * @param id its id
     * @param model whose it is
     * @param priority how urgent it is
     * @param beginsIn when it will begin, from now
     * @param takes how long it will take
     * @param late whether it will expire before it ends
     */
    public record Step(
            String id, String model, TaskPriority priority, Duration beginsIn, Duration takes, boolean late) {}
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.operation;

import ai.smartwhale.balance.core.scheduler.CriticalPath;
import ai.smartwhale.balance.core.scheduler.ExecutionPlan;
import ai.smartwhale.balance.core.scheduler.TaskConflict;
import java.util.List;

/**
 * What was done for a faster end of all operations, and what else would help.
 *
 * @param promoted the operations on the critical path that were made more urgent, each once in its life
 * @param criticalPath the chain that decides how long all of them take
 * @param execution when those that are ready will run, which will be late, and how many slots would help
 * @param conflicts the keys that keep operations apart
 */
public record FlowPlan(
        List<String> promoted, CriticalPath criticalPath, ExecutionPlan execution, List<TaskConflict> conflicts) {

    /** Copies the lists. */
    public FlowPlan {
        promoted = List.copyOf(promoted);
        conflicts = List.copyOf(conflicts);
    }
}

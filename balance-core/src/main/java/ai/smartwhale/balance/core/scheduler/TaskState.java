// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

/** Where a task stands. */
public enum TaskState {
    /** Its delay is not over. */
    DELAYED,
    /** It waits for a slot, for resources, or for another task with one of its keys. */
    READY,
    /** It has a slot. */
    RUNNING,
    /** It has its outcome. */
    ENDED
}

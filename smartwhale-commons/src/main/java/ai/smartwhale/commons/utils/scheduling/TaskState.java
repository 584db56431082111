// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

/** Where a task stands. */
public enum TaskState {
    /** It waits for its time, for a free thread or for its resource. */
    WAITING,
    /** It runs. */
    RUNNING,
    /** Somebody, or its failure policy, has put it to rest. */
    PAUSED,
    /** It has done all that it had to do. */
    FINISHED,
    /** Somebody, or its failure policy, has ended it. */
    CANCELLED
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.time.Duration;
import java.util.List;

/**
 * The chain of tasks that decides how long all of them take, however many run at the same time.
 *
 * @param tasks the chain, each waiting for the one before; empty if there are no tasks
 * @param length how long it takes
 */
public record CriticalPath(List<String> tasks, Duration length) {

    /** Copies the list. */
    public CriticalPath {
        tasks = List.copyOf(tasks);
    }
}

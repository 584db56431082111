// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Gives tasks to other threads, and loses none where those have ended. */
public final class HandOver {

    private HandOver() {}

    /**
     * Runs a task on an executor, or on the calling thread if the executor was shut down: somebody waits for it.
     *
     * @param executor where it is to run
     * @param task the task
     */
    public static void run(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException ended) {
            task.run();
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.model;

import ai.smartwhale.balance.interfaces.internal.HandOver;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one model one after the other, in their order, on threads that it shares with all others. A task
 * that fails does not stop those behind it.
 */
final class ModelLane {

    private static final Logger LOG = LoggerFactory.getLogger(ModelLane.class);

    /** So that a busy model gives its thread back now and then. */
    private static final int TASKS_A_TURN = 64;

    private final Executor executor;
    private final int most;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;
    private volatile ResponseListener listener;

    ModelLane(Executor executor, int most, ResponseListener listener) {
        this.executor = executor;
        this.most = most;
        this.listener = listener;
    }

    ResponseListener listener() {
        return listener;
    }

    void listener(ResponseListener value) {
        listener = value;
    }

    /** False where as many tasks wait as may. */
    boolean submit(Runnable task) {
        synchronized (tasks) {
            if (tasks.size() >= most) {
                return false;
            }
            tasks.add(task);
            if (running) {
                return true;
            }
            running = true;
        }
        HandOver.run(executor, this::turn);
        return true;
    }

    private void turn() {
        for (int i = 0; i < TASKS_A_TURN; i++) {
            Runnable task;
            synchronized (tasks) {
                task = tasks.poll();
                if (task == null) {
                    running = false;
                    return;
                }
            }
            run(task);
        }
        HandOver.run(executor, this::turn);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            // Errors too: nobody else runs what is behind it.
            LOG.warn("a delivery failed", e);
        }
    }
}

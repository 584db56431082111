// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.scheduler;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** List scheduling on paper: each task goes to the slot that is free first. */
final class ExecutionForecast {

    private static final int MOST_SLOTS = 1_024;

    private final List<Upcoming> tasks;
    private final List<Long> busyFor;

    /** A task that is ready; times in nanoseconds from now, the last one above all others if it never expires. */
    record Upcoming(TaskNode<?> node, long takes, long expiresIn) {}

    /** What runs now is busy for as long as is left of what it is expected to take. */
    ExecutionForecast(List<Upcoming> tasks, List<Long> busyFor) {
        this.tasks = tasks;
        this.busyFor = busyFor;
    }

    ExecutionPlan plan(int slots) {
        List<ExecutionPlan.Step> steps = new ArrayList<>();
        PriorityQueue<Long> free = slots(slots);
        long end = 0;
        for (Upcoming task : tasks) {
            long begin = take(free, task);
            end = Math.max(end, begin + task.takes);
            steps.add(new ExecutionPlan.Step(
                    task.node.id(),
                    task.node.task().model(),
                    task.node.urgency(),
                    Duration.ofNanos(begin),
                    Duration.ofNanos(task.takes),
                    isLate(task, begin)));
        }
        return new ExecutionPlan(steps, Duration.ofNanos(end), fewestSlots(slots));
    }

    private PriorityQueue<Long> slots(int slots) {
        PriorityQueue<Long> free = new PriorityQueue<>(busyFor);
        while (free.size() < slots) {
            free.add(0L);
        }
        return free;
    }

    private static long take(PriorityQueue<Long> free, Upcoming task) {
        long begin = free.remove();
        free.add(begin + task.takes);
        return begin;
    }

    private static boolean isLate(Upcoming task, long begin) {
        return begin + task.takes > task.expiresIn;
    }

    /** More slots never make a start later in list scheduling of tasks that do not wait for each other. */
    private int fewestSlots(int slots) {
        if (isInTime(slots) || !isInTime(MOST_SLOTS)) {
            return slots;
        }
        int tooFew = slots;
        int enough = MOST_SLOTS;
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) >>> 1;
            if (isInTime(middle)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }

    private boolean isInTime(int slots) {
        PriorityQueue<Long> free = slots(slots);
        return tasks.stream().noneMatch(task -> isLate(task, take(free, task)));
    }
}

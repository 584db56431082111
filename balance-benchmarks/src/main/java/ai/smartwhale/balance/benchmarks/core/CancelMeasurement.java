// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.core;

import ai.smartwhale.balance.core.scheduler.Task;
import ai.smartwhale.balance.core.scheduler.TaskHandle;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.balance.core.scheduler.TaskSchedulerConfig;
import ai.smartwhale.balance.core.scheduler.queue.FairQueue;
import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.balance.core.scheduler.queue.QueueEntry;
import ai.smartwhale.balance.core.scheduler.queue.QueueItem;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Calling off what waits: at a hundred thousand pending, and out of a queue of a million. */
public final class CancelMeasurement {

    private static final int PENDING = 100_000;
    private static final int CANCELS = 100_000;
    private static final int MILLION = 1_000_000;

    private CancelMeasurement() {}

    /**
     * Runs it.
     *
     * @param args the number of rounds, 7 if not given
     * @throws Exception if something fails
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        ScheduledThreadPoolExecutor timed = new ScheduledThreadPoolExecutor(1);
        timed.setRemoveOnCancelPolicy(true);
        for (int i = 0; i < PENDING; i++) {
            var unused = timed.schedule(() -> {}, 3_600_000L + i, TimeUnit.MILLISECONDS);
        }
        FairQueueConfig queue =
                FairQueueConfig.builder().maxItems(10_000_000).modelShare(1).build();
        try (CommonsExecutors executors = CommonsExecutors.create("benchmark");
                TaskScheduler scheduler = TaskScheduler.builder()
                        .config(TaskSchedulerConfig.builder().queue(queue).build())
                        .executors(executors)
                        .build()) {
            scheduler.start();
            for (int i = 0; i < PENDING; i++) {
                var unused = scheduler.scheduleTask(later(3_600_000L + i));
            }
            new CpuRounds("Schedule in an hour and cancel, 100,000 pending")
                    .add("STPE, removeOnCancel", () -> {
                        for (int i = 0; i < CANCELS; i++) {
                            ScheduledFuture<?> one = timed.schedule(() -> {}, 3_600_000L, TimeUnit.MILLISECONDS);
                            one.cancel(false);
                        }
                        return CANCELS;
                    })
                    .add("TaskScheduler", () -> {
                        for (int i = 0; i < CANCELS; i++) {
                            TaskHandle<Integer> one = scheduler.scheduleTask(later(3_600_000L));
                            one.cancel();
                        }
                        return CANCELS;
                    })
                    .run(rounds);
        }
        timed.shutdownNow();
        removal(queue, rounds);
    }

    private static Task<Integer> later(long millis) {
        return Task.builder("m", () -> 1).delay(Duration.ofMillis(millis)).build();
    }

    private static void removal(FairQueueConfig config, int rounds) throws Exception {
        PriorityBlockingQueue<Integer> plain = new PriorityBlockingQueue<>(MILLION);
        FairQueue<Integer> fair = FairQueue.create(config);
        List<Integer> values = new ArrayList<>();
        List<QueueEntry<Integer>> entries = new ArrayList<>();
        for (int i = 0; i < MILLION; i++) {
            Integer value = i;
            values.add(value);
            plain.add(value);
            entries.add(fair.add(QueueItem.of("m" + i % 100, TaskPriority.of(1 + i % 10), value), i));
        }
        int[] next = {MILLION / 2, MILLION / 2};
        new CpuRounds("Remove one of a million that are ready")
                .add("PriorityBlockingQueue", () -> {
                    for (int i = 0; i < 50; i++) {
                        plain.remove(values.get(next[0]++));
                    }
                    return 50;
                })
                .add("FairQueue", () -> {
                    for (int i = 0; i < 50_000; i++) {
                        fair.remove(entries.get(next[1]++));
                    }
                    return 50_000;
                })
                .run(Math.min(rounds, 7));
    }
}

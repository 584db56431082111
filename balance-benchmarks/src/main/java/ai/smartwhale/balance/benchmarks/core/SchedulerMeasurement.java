// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.core;

import ai.smartwhale.balance.core.scheduler.Task;
import ai.smartwhale.balance.core.scheduler.TaskScheduler;
import ai.smartwhale.balance.core.scheduler.TaskSchedulerConfig;
import ai.smartwhale.balance.core.scheduler.queue.FairQueueConfig;
import ai.smartwhale.balance.core.scheduler.queue.TaskPriority;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/** Giving a task and having it run: at once with ten priorities, and after a random delay. */
public final class SchedulerMeasurement {

    private static final int TASKS = 200_000;
    private static final int JOBS = 2_000;
    private static final int DELAYED = 1_000_000;

    private static volatile CountDownLatch quartzLeft = new CountDownLatch(0);

    private SchedulerMeasurement() {}

    /** What Quartz runs. */
    public static final class CountDown implements Job {

        /** Nothing to be set up. */
        public CountDown() {}

        @Override
        public void execute(JobExecutionContext context) {
            quartzLeft.countDown();
        }
    }

    private record Prioritised(int priority, long number, Runnable body) implements Runnable, Comparable<Prioritised> {
        @Override
        public void run() {
            body.run();
        }

        @Override
        public int compareTo(Prioritised other) {
            int byPriority = Integer.compare(priority, other.priority);
            return byPriority != 0 ? byPriority : Long.compare(number, other.number);
        }
    }

    /**
     * Runs it.
     *
     * @param args the number of rounds, 7 if not given; then 1 or 2 worker threads, 1 if not given; then one of now,
     *     quartz, delay and million, all if not given
     * @throws Exception if something fails
     */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
        int workers = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        String part = args.length > 2 ? args[2] : "all";
        try (CommonsExecutors executors = CommonsExecutors.create("benchmark")) {
            for (CpuRounds each : parts(executors, workers, part)) {
                each.run(rounds);
            }
        }
    }

    private static List<CpuRounds> parts(CommonsExecutors executors, int workers, String part) {
        Map<String, CpuRounds> parts = new LinkedHashMap<>();
        parts.put(
                "now",
                new CpuRounds("Run at once, ten priorities, " + workers + " worker(s)")
                        .add("STPE", () -> timed(workers, TASKS, 0))
                        .add("TPE with PriorityBlockingQueue", () -> prioritised(workers))
                        .add("TaskScheduler", () -> balanced(executors, workers, TASKS, 0, 1))
                        .add("TaskScheduler, 100 models", () -> balanced(executors, workers, TASKS, 0, 100)));
        parts.put(
                "quartz",
                new CpuRounds("One-shot jobs of Quartz")
                        .add("TaskScheduler", () -> balanced(executors, 2, JOBS * 50, 0, 1))
                        .add("Quartz RAMJobStore", SchedulerMeasurement::quartz));
        parts.put(
                "delay",
                new CpuRounds("After 0 to 100 ms, " + workers + " worker(s)")
                        .add("STPE", () -> timed(workers, TASKS, 100))
                        .add("TaskScheduler", () -> balanced(executors, workers, TASKS, 100, 1)));
        parts.put(
                "million",
                new CpuRounds("After 1 to 1.1 s, a million pending")
                        .add("STPE", () -> timed(workers, DELAYED, -1_000))
                        .add("TaskScheduler", () -> balanced(executors, workers, DELAYED, -1_000, 1)));
        if (part.equals("all")) {
            return List.copyOf(parts.values());
        }
        return List.of(Objects.requireNonNull(parts.get(part), part));
    }

    private static long delayNanos(SplittableRandom random, int millis) {
        if (millis == 0) {
            return 0;
        }
        long base = millis < 0 ? TimeUnit.MILLISECONDS.toNanos(-millis) : 0;
        return base + random.nextLong(TimeUnit.MILLISECONDS.toNanos(100));
    }

    private static long timed(int workers, int tasks, int millis) throws Exception {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(workers);
        CountDownLatch left = new CountDownLatch(tasks);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < tasks; i++) {
            var unused = executor.schedule(left::countDown, delayNanos(random, millis), TimeUnit.NANOSECONDS);
        }
        left.await();
        executor.shutdownNow();
        return tasks;
    }

    private static long prioritised(int workers) throws Exception {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
        CountDownLatch left = new CountDownLatch(TASKS);
        AtomicLong numbers = new AtomicLong();
        for (int i = 0; i < TASKS; i++) {
            executor.execute(new Prioritised(i % 10, numbers.incrementAndGet(), left::countDown));
        }
        left.await();
        executor.shutdownNow();
        return TASKS;
    }

    private static long balanced(CommonsExecutors executors, int workers, int tasks, int millis, int models)
            throws Exception {
        FairQueueConfig queue =
                FairQueueConfig.builder().maxItems(10_000_000).modelShare(1).build();
        try (TaskScheduler scheduler = TaskScheduler.builder()
                .config(TaskSchedulerConfig.builder()
                        .slots(workers)
                        .queue(queue)
                        .build())
                .executors(executors)
                .build()) {
            scheduler.start();
            CountDownLatch left = new CountDownLatch(tasks);
            SplittableRandom random = new SplittableRandom(1);
            Callable<Object> body = () -> {
                left.countDown();
                return tasks;
            };
            String[] names = new String[models];
            for (int i = 0; i < models; i++) {
                names[i] = "model-" + i;
            }
            for (int i = 0; i < tasks; i++) {
                var task = Task.builder(names[i % models], body).priority(TaskPriority.of(1 + i % 10));
                long delay = delayNanos(random, millis);
                var unused = scheduler.scheduleTask((delay == 0 ? task : task.delay(Duration.ofNanos(delay))).build());
            }
            left.await();
        }
        return tasks;
    }

    private static long quartz() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "q" + System.nanoTime());
        settings.setProperty("org.quartz.threadPool.threadCount", "2");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
        scheduler.start();
        quartzLeft = new CountDownLatch(JOBS);
        for (int i = 0; i < JOBS; i++) {
            scheduler.scheduleJob(
                    JobBuilder.newJob(CountDown.class).build(),
                    TriggerBuilder.newTrigger()
                            .startNow()
                            .withPriority(1 + i % 10)
                            .build());
        }
        quartzLeft.await();
        scheduler.shutdown(true);
        return JOBS;
    }
}

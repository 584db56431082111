// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.concurrent;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that runs its repeated task when the test says so, and never by itself. */
final class ManualTimer extends ScheduledThreadPoolExecutor {

    private Runnable task = () -> {};
    private ScheduledFuture<?> schedule;
    int scheduled;

    ManualTimer() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long delay, long period, TimeUnit unit) {
        task = work;
        scheduled++;
        schedule = super.schedule(() -> {}, 1, TimeUnit.DAYS);
        return schedule;
    }

    void tick() {
        task.run();
    }

    boolean isResting() {
        return schedule == null || schedule.isCancelled();
    }

    static ScheduledExecutorService closed() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        timer.shutdown();
        return timer;
    }
}

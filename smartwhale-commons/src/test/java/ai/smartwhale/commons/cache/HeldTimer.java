// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer whose time comes when the test says so. */
final class HeldTimer extends ScheduledThreadPoolExecutor {

    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();

    HeldTimer() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        held.add(work);
        return super.schedule(() -> {}, 1, TimeUnit.DAYS);
    }

    /** Runs all that waits. */
    void elapse() {
        for (Runnable work = held.poll(); work != null; work = held.poll()) {
            work.run();
        }
    }
}

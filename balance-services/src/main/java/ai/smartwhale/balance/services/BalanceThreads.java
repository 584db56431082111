// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/** The one place where this module makes threads: named daemons. */
final class BalanceThreads {

    /** With what the name of every thread of this module begins. */
    static final String PREFIX = "smartwhale-balance-";

    private static final int LEAST_PARALLELISM = 4;
    private static final int MOST_THREADS = 256;
    private static final long IDLE_SECONDS = 10;

    private BalanceThreads() {}

    /** Makes a thread that is not yet started. */
    static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, PREFIX + name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A pool that grows where its tasks wait for futures, and whose threads end when there is nothing to do. First in,
     * first out.
     */
    static ForkJoinPool pool(String name) {
        int parallelism = Math.max(LEAST_PARALLELISM, Runtime.getRuntime().availableProcessors());
        return new ForkJoinPool(
                parallelism,
                pool -> named(pool, name),
                null,
                true,
                0,
                MOST_THREADS,
                1,
                saturated -> true,
                IDLE_SECONDS,
                TimeUnit.SECONDS);
    }

    private static ForkJoinWorkerThread named(ForkJoinPool pool, String name) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName(PREFIX + name + '-' + thread.getPoolIndex());
        return thread;
    }
}

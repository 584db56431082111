// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.whole;

import ai.smartwhale.balance.services.Balance;
import ai.smartwhale.balance.services.DataQuery;
import ai.smartwhale.messaging.ResponseStatus;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** Asks as fast as answers come, never with more under way than allowed. */
final class ClosedLoop {

    static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ClosedLoop() {}

    /**
     * What a run showed.
     *
     * @param perSecond answers
     * @param cpuMicros of this process, for each answer
     * @param p50 milliseconds
     * @param p99 milliseconds
     */
    record Run(double perSecond, double cpuMicros, double p50, double p99) {}

    static Run ask(Balance balance, int requests, int underWay, IntFunction<DataQuery> questions)
            throws InterruptedException {
        long[] latencies = new long[requests];
        AtomicInteger failed = new AtomicInteger();
        AtomicReference<String> why = new AtomicReference<>("");
        Semaphore window = new Semaphore(underWay);
        long cpu = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            int index = i;
            DataQuery question = questions.apply(i);
            window.acquire();
            long asked = System.nanoTime();
            var unused = balance.request(question).whenComplete((answer, failure) -> {
                latencies[index] = System.nanoTime() - asked;
                if (failure != null || answer.payload().status() != ResponseStatus.SUCCESS) {
                    failed.incrementAndGet();
                    why.set(String.valueOf(failure == null ? answer.payload() : failure));
                }
                window.release();
            });
        }
        window.acquire(underWay);
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuMicros = (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / requests;
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of " + requests + " requests failed, such as " + why);
        }
        Arrays.sort(latencies);
        return new Run(
                requests / seconds, cpuMicros, latencies[requests / 2] / 1e6, latencies[requests * 99 / 100] / 1e6);
    }
}

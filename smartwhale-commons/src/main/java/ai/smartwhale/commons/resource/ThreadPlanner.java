// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/**
 * Sizes pools of threads: Little's law (L = λ · W, Little 1961) says how many tasks are inside at the same time, and
 * cores · target · (1 + wait / compute) (Goetz, "Java Concurrency in Practice", 8.2) how many threads keep the
 * processors as busy as they should be.
 */
final class ThreadPlanner {

    private ThreadPlanner() {}

    static ThreadAdvice plan(ThreadDemand demand, double cores, CpuAllocatorConfig config) {
        double compute = demand.computeTime().toNanos() / 1e9;
        double wait = demand.waitTime().toNanos() / 1e9;
        double needed = demand.arrivalsPerSecond() * (compute + wait) / config.targetUtilization();
        double useful = cores * config.targetUtilization() * (1 + wait / compute);
        double measured = demand.cpuUtilization().orElse(0);
        if (measured > config.targetUtilization()) {
            // The present threads overload the processors already: the measured ratio knows better than the model.
            useful = Math.min(useful, demand.currentThreads() * config.targetUtilization() / measured);
        }
        int current = demand.currentThreads();
        int advised = (int)
                Math.ceil(Math.max(config.leastThreads(), Math.min(config.mostThreads(), Math.min(needed, useful))));
        boolean outside = current < config.leastThreads() || current > config.mostThreads();
        boolean worth = Math.abs(advised - current) > config.threadHysteresis() * current;
        int threads = outside || worth ? advised : current;
        return new ThreadAdvice(threads, needed, useful, threads != current);
    }
}

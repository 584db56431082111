// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks.monitoring;

/** How many a second, by the clock and by the time that processors worked for it. */
record Rate(double perSecond, double perCpuSecond) {

    static Rate of(long count, long nanos, long cpuNanos) {
        return new Rate(count / (nanos / 1e9), count / (cpuNanos / 1e9));
    }
}

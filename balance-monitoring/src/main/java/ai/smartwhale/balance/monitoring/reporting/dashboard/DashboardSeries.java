// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.dashboard;

/** What is remembered over time. */
public enum DashboardSeries {
    /** Requests a second. */
    REQUESTS,
    /** Failures a second. */
    FAILURES,
    /** The share of requests that were merged since the start, 0 to 1. */
    MERGED,
    /** The share of requests that were answered from a cache since the start, 0 to 1. */
    CACHED,
    /** Requests that wait. */
    QUEUED,
    /** Requests of a batch on average. */
    BATCH_SIZE,
    /** What 99 of 100 answers of the usual priority did not exceed, in milliseconds. */
    LATENCY_P99,
    /** The index of the quality, 0 to 1. */
    QUALITY,
    /** Records in quarantine. */
    QUARANTINED,
    /** The share of the processors in use, 0 to 1. */
    CPU,
    /** The share of the heap in use, 0 to 1. */
    HEAP
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/** What is watched of a model. */
public enum BehaviorMetric {
    /** Requests per second. */
    RATE,
    /** Time to answer, in milliseconds. */
    LATENCY,
    /** Failed requests, as a share of all, 0..1. */
    ERROR_RATIO,
    /** Bytes per second. */
    BYTES,
    /** Requests waiting. */
    QUEUE
}

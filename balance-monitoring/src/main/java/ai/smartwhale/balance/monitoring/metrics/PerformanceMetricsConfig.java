// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.InvalidValueException;

/**
 * What a view of performance reads. All metrics are told apart by one label.
 *
 * @param requests the counter of requests
 * @param errors the counter of those that failed
 * @param latency the timer of requests
 * @param queueDepth the gauge of those that wait
 * @param modelLabel the label that names the model
 * @param mostModels how many models are kept, 1 to 100,000, each in up to 64 KB; where there is no room, one that did
 *     nothing for a day is forgotten, and where there is none, those that come later are counted and left out
 */
public record PerformanceMetricsConfig(
        String requests, String errors, String latency, String queueDepth, String modelLabel, int mostModels) {

    private static final int MANY = 100_000;

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if one is out of its range
     */
    public PerformanceMetricsConfig {
        InvalidValueException.requireText("requests", requests);
        InvalidValueException.requireText("errors", errors);
        InvalidValueException.requireText("latency", latency);
        InvalidValueException.requireText("queueDepth", queueDepth);
        InvalidValueException.requireText("modelLabel", modelLabel);
        InvalidValueException.requireRange("mostModels", mostModels, 1, MANY);
    }

    /**
     * {@code balance_requests_total}, {@code balance_request_errors_total}, {@code balance_request_seconds},
     * {@code balance_queue_depth}, by {@code model}; 1,000 models.
     *
     * @return what is read
     */
    public static PerformanceMetricsConfig defaults() {
        return new PerformanceMetricsConfig(
                "balance_requests_total",
                "balance_request_errors_total",
                "balance_request_seconds",
                "balance_queue_depth",
                "model",
                1_000);
    }
}

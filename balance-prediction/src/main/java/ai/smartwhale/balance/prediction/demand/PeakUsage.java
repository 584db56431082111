// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand;

import java.time.Duration;

/**
 * The highest use of a resource.
 *
 * @param resource which
 * @param capacity how much there is
 * @param expected the peak that is expected
 * @param upper what it stays below, calibrated on past peaks
 * @param level with which probability
 * @param expectedIn when the slot of the expected peak begins
 * @param calibrated whether enough past peaks were known
 */
public record PeakUsage(
        PredictedResource resource,
        double capacity,
        double expected,
        double upper,
        double level,
        Duration expectedIn,
        boolean calibrated) {}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a model does.
 *
 * @param model which; {@code __overflow__} for those beyond the bound of the collector
 * @param windows how it did within each window
 * @param queueDepth how many requests wait for it now; absent where that is not measured
 */
public record ModelPerformance(String model, Map<MetricWindow, WindowPerformance> windows, OptionalDouble queueDepth) {

    /** Copies the windows. */
    public ModelPerformance {
        windows = Map.copyOf(windows);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

import ai.smartwhale.commons.InvalidValueException;
import java.time.InstantSource;
import java.util.List;

/**
 * How much of the resources is used, and when they will be full. Each reading is remembered, as many as the bound
 * allows for each of at most 256 resources; the oldest goes first. Others are shown and not remembered, and what was
 * not measured for three days is forgotten. Thread-safe.
 */
public interface ResourceMetrics {

    /**
     * Measures now. What the source throws is thrown on.
     *
     * @return what could be measured
     */
    ResourceUsage trackResourceUsage();

    /**
     * Tells where the use of every resource goes, within a window that ends at the newest reading.
     *
     * @param window how far back is looked
     * @return one for each resource that is remembered, in the order of their names; unknown for less than 8 readings
     */
    List<ResourceTrend> analyzeResourceTrends(MetricWindow window);

    /**
     * A view.
     *
     * @param source what measures
     * @param mostReadings how many readings of each resource are remembered, 8 to 1,000,000
     * @param time says when was measured
     * @return the view
     * @throws InvalidValueException if the bound is out of its range
     */
    static ResourceMetrics create(ResourceSource source, int mostReadings, InstantSource time) {
        InvalidValueException.requireRange("mostReadings", mostReadings, MetricTrends.FEWEST, MetricTrends.MOST);
        return new DefaultResourceMetrics(
                InvalidValueException.requirePresent("source", source),
                mostReadings,
                InvalidValueException.requirePresent("time", time));
    }
}

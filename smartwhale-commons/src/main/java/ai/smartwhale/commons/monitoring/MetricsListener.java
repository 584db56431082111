// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

/**
 * Is told which series there are. Called outside of locks, on the thread that made the series; what it throws is logged
 * and ignored.
 */
public interface MetricsListener {

    /**
     * A series was made, or was there when the listener came.
     *
     * @param series the series; the same object when it is removed. May be told twice to a listener that comes at the
     *     moment it is made.
     */
    void added(MetricSeries series);

    /**
     * A series was taken away.
     *
     * @param series the series
     */
    void removed(MetricSeries series);
}

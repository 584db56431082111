// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import java.util.Optional;

/** One series as a bridge to another system sees it. Thread-safe. */
public interface MetricSeries {

    /**
     * Which metric.
     *
     * @return its definition
     */
    MetricDefinition definition();

    /**
     * Which series of the metric.
     *
     * @return its labels
     */
    Labels labels();

    /**
     * Its value now.
     *
     * @return absent where it is unknown
     */
    Optional<SeriesValue> read();
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * The bounds of a collector.
 *
 * @param mostMetrics metrics at most, 1 to 100,000; 2,000 by default
 * @param mostSeries series of one metric at most, beside its overflow series, 1 to 1,000,000; 1,000 by default
 * @param longestLabelValue characters of a label value at most, 16 to 65,536; 1,024 by default
 * @param historySize snapshots of one metric that are remembered, 2 to 100,000; 120 by default; the oldest goes first
 * @param mostPoints values of series of one metric that are remembered in all of its snapshots, 2 to 10,000,000; 20,000
 *     by default; the oldest snapshots go first
 * @param recent how far back the recent past of timers reaches at least, above zero; one minute by default. It reaches
 *     back to the latest collection that is older than this.
 */
public record MetricsCollectorConfig(
        int mostMetrics, int mostSeries, int longestLabelValue, int historySize, int mostPoints, Duration recent) {

    /**
     * Checks every component.
     *
     * @throws InvalidValueException if a component is outside of its range
     */
    public MetricsCollectorConfig {
        InvalidValueException.requireRange("mostMetrics", mostMetrics, 1, 100_000);
        InvalidValueException.requireRange("mostSeries", mostSeries, 1, 1_000_000);
        InvalidValueException.requireRange("longestLabelValue", longestLabelValue, 16, 65_536);
        InvalidValueException.requireRange("historySize", historySize, 2, 100_000);
        InvalidValueException.requireRange("mostPoints", mostPoints, 2, 10_000_000);
        InvalidValueException.requirePositive("recent", recent);
    }

    /**
     * The documented defaults.
     *
     * @return the settings
     */
    public static MetricsCollectorConfig defaults() {
        return builder().build();
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {

        private int mostMetrics = 2_000;
        private int mostSeries = 1_000;
        private int longestLabelValue = 1_024;
        private int historySize = 120;
        private int mostPoints = 20_000;
        private Duration recent = Duration.ofMinutes(1);

        private Builder() {}

        /**
         * Sets mostMetrics.
         *
         * @param value metrics at most, 1 to 100,000
         * @return this
         */
        public Builder mostMetrics(int value) {
            this.mostMetrics = value;
            return this;
        }

        /**
         * Sets mostSeries.
         *
         * @param value series of one metric at most, 1 to 1,000,000
         * @return this
         */
        public Builder mostSeries(int value) {
            this.mostSeries = value;
            return this;
        }

        /**
         * Sets longestLabelValue.
         *
         * @param value characters at most, 16 to 65,536
         * @return this
         */
        public Builder longestLabelValue(int value) {
            this.longestLabelValue = value;
            return this;
        }

        /**
         * Sets historySize.
         *
         * @param value snapshots remembered per metric, 2 to 100,000
         * @return this
         */
        public Builder historySize(int value) {
            this.historySize = value;
            return this;
        }

        /**
         * Sets mostPoints.
         *
         * @param value values of series remembered per metric, 2 to 10,000,000
         * @return this
         */
        public Builder mostPoints(int value) {
            this.mostPoints = value;
            return this;
        }

        /**
         * Sets recent.
         *
         * @param value how far back the recent past of timers reaches at least, above zero
         * @return this
         */
        public Builder recent(Duration value) {
            this.recent = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the settings
         * @throws InvalidValueException if one is outside of its range
         */
        public MetricsCollectorConfig build() {
            return new MetricsCollectorConfig(
                    mostMetrics, mostSeries, longestLabelValue, historySize, mostPoints, recent);
        }
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/** Builds the bounds of a detector. Not thread-safe. */
public final class AlertDetectorConfigBuilder {

    private int mostRules = 1_000;
    private int mostSeries = 20_000;
    private int mostAlerts = 10_000;
    private Duration staleAfter = Duration.ofMinutes(15);
    private Duration forgetAfter = Duration.ofDays(1);
    private double flapStart = 0.3;
    private double flapStop = 0.2;

    AlertDetectorConfigBuilder() {}

    /**
     * Sets how many rules it takes.
     *
     * @param most 1 to 10,000
     * @return this
     */
    public AlertDetectorConfigBuilder mostRules(int most) {
        mostRules = most;
        return this;
    }

    /**
     * Sets how many series it watches.
     *
     * @param most 1 to 1,000,000
     * @return this
     */
    public AlertDetectorConfigBuilder mostSeries(int most) {
        mostSeries = most;
        return this;
    }

    /**
     * Sets how many alerts have a state at a time.
     *
     * @param most 1 to 1,000,000
     * @return this
     */
    public AlertDetectorConfigBuilder mostAlerts(int most) {
        mostAlerts = most;
        return this;
    }

    /**
     * Sets for how long an alert is kept that nothing more is heard of.
     *
     * @param span above zero
     * @return this
     */
    public AlertDetectorConfigBuilder staleAfter(Duration span) {
        staleAfter = span;
        return this;
    }

    /**
     * Sets for how long a silent series is remembered.
     *
     * @param span above zero
     * @return this
     */
    public AlertDetectorConfigBuilder forgetAfter(Duration span) {
        forgetAfter = span;
        return this;
    }

    /**
     * Sets when an alert flaps.
     *
     * @param start from this share of changes on, above the other and at most 1
     * @param stop until it is below this share, above 0
     * @return this
     */
    public AlertDetectorConfigBuilder flapping(double start, double stop) {
        flapStart = start;
        flapStop = stop;
        return this;
    }

    /**
     * Checks and builds.
     *
     * @return the bounds
     * @throws InvalidValueException if one is out of its range
     */
    public AlertDetectorConfig build() {
        return new AlertDetectorConfig(mostRules, mostSeries, mostAlerts, staleAfter, forgetAfter, flapStart, flapStop);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Labels;

/**
 * The value of one series at the moment of a sample.
 *
 * @param metric the name of its metric
 * @param labels which series of it
 * @param value what was measured; anything that is not finite says that nothing was
 */
public record SeriesReading(String metric, Labels labels, double value) {

    /**
     * Checks the name.
     *
     * @throws InvalidValueException if it is blank
     */
    public SeriesReading {
        InvalidValueException.requireText("metric", metric);
        InvalidValueException.requirePresent("labels", labels);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

import ai.smartwhale.commons.InvalidValueException;
import java.time.Duration;

/**
 * The measurements of the last while, before the newest one.
 *
 * @param length how long it is; its beginning is accurate to a part of it, at most a twelfth
 * @param count how many measurements it has
 * @param mean their mean; 0 without any
 */
public record MetricWindow(Duration length, long count, double mean) {

    /** Checks. */
    public MetricWindow {
        InvalidValueException.requirePositive("length", length);
        InvalidValueException.requireRange("count", count, 0, Long.MAX_VALUE);
    }
}

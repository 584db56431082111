// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** How it is measured that a value is unusual. */
public enum AnomalyMeasure {
    /**
     * How many robust standard deviations a value lies from what was expected of its moment. It finds each spike, also
     * where there were many before; 6 is far out.
     */
    DEVIATION,
    /**
     * How rare the latest course of a series is in its own past, as a multiple of what is worth an alarm: 1 and above
     * is. It finds shifts, missing seasons, changed noise and stand-stills as well, tells one event once, and is used
     * to what comes again and again.
     */
    SURPRISE
}

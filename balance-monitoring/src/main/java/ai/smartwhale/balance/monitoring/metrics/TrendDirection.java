// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.metrics;

/** Where a series goes. */
public enum TrendDirection {
    /** It grows. */
    RISING,
    /** It falls. */
    FALLING,
    /** It goes nowhere that could be told from chance. */
    FLAT,
    /** There are too few points to tell. */
    UNKNOWN
}

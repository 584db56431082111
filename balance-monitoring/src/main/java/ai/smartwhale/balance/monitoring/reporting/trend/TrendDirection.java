// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.trend;

/** Where a series goes. */
public enum TrendDirection {
    /** There are too few values to tell. */
    UNKNOWN,
    /** No trend that could not be chance. */
    FLAT,
    /** It grows. */
    RISING,
    /** It shrinks. */
    FALLING
}

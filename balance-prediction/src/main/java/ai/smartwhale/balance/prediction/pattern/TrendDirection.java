// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.pattern;

/** Where a series goes in the long run. */
public enum TrendDirection {
    /** Upwards, and not by chance. */
    RISING,
    /** Downwards, and not by chance. */
    FALLING,
    /** Neither, as far as can be told. */
    STEADY
}

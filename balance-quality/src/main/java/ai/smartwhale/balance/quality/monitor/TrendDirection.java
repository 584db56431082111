// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.monitor;

/** Where a quality goes. */
public enum TrendDirection {
    /** Too few points to tell. */
    UNKNOWN,
    /** It gets better. */
    RISING,
    /** It stays. */
    FLAT,
    /** It gets worse. */
    FALLING
}

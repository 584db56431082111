// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

/** How much an event matters, from the least to the most. */
public enum LogLevel {
    /** Single steps. */
    TRACE,
    /** What helps to find a fault. */
    DEBUG,
    /** What happens in good order. */
    INFO,
    /** What somebody should look at. */
    WARN,
    /** What failed. */
    ERROR
}

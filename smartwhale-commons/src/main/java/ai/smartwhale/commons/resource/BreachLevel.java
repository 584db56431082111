// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** How bad it is, the best first. */
public enum BreachLevel {
    /** Below all thresholds. */
    NORMAL,
    /** At the warning threshold. */
    WARNING,
    /** At the critical threshold. */
    CRITICAL
}

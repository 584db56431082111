// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** How high an impact or an urgency is, the lowest first. */
public enum Grade {
    /** It can wait, or hardly anybody is touched. */
    LOW,
    /** It is as usual. */
    MEDIUM,
    /** It cannot wait, or many are touched. */
    HIGH;

    /** One higher, if there is. */
    Grade raised() {
        return this == LOW ? MEDIUM : HIGH;
    }
}

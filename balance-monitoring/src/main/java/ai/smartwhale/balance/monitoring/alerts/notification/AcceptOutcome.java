// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

/** What a notifier did with an alert. */
public enum AcceptOutcome {
    /** It is followed from now on, or what was known of it is up to date. */
    TAKEN,
    /** It has ended, and nothing was known of it. */
    NOT_KNOWN,
    /** It ended before what is known began. */
    STALE,
    /** As many alerts are followed as the limits allow. */
    FULL
}

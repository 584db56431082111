// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

/** Why a message is sent. */
public enum NotificationReason {
    /** Alerts fire of which the group has not told yet. */
    NEWS,
    /** Some of the alerts have ended, others still fire. */
    SOME_RESOLVED,
    /** Nothing has changed since the last message, but the time to repeat it has come. */
    REPEAT,
    /** Nobody has acknowledged in time. */
    ESCALATION,
    /** All alerts have ended. */
    RESOLVED,
    /** Messages that the channel was not allowed to carry in time, told in one. */
    DIGEST,
    /** Somebody tries a receiver out. */
    TEST
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

/** How mail is kept from being read and changed on its way to the server. */
public enum EmailSecurity {
    /** Not at all; only for a server on this machine or a network of one's own. */
    NONE,
    /** The connection begins in clear and must turn to TLS before anything is said; port 587 as a rule. */
    STARTTLS,
    /** TLS from the start; port 465 as a rule. */
    TLS
}

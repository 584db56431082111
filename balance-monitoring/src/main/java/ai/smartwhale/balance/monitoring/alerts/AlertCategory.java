// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts;

/** What an alert is about. */
public enum AlertCategory {
    /** What the data is like. */
    DATA,
    /** Processor, memory, disk, threads. */
    RESOURCE,
    /** Topics, queues, delivery. */
    MESSAGING,
    /** A model and its requests. */
    MODEL,
    /** Access and keys. */
    SECURITY,
    /** The balance itself. */
    INTERNAL
}

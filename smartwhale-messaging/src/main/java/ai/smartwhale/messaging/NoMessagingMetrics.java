// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.messaging;

/** The metrics that discard everything. */
enum NoMessagingMetrics implements MessagingMetrics {
    /** The only one; it has no state. */
    INSTANCE
}

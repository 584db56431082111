// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.sync;

/** What the checksum at the destination was compared with. */
public enum SyncVerification {
    /** With that of the task. */
    EXPECTED,
    /** With what the source tells of itself. */
    SOURCE,
    /** The source tells nothing, so only the length and the version were compared. */
    LENGTH
}

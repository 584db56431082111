// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.audit;

/** How far an event has come when {@link AuditTrail#record} returns. */
public enum AuditDurability {
    /** The operating system has it: it outlives the process, but not a loss of power. */
    WRITTEN,
    /** The disk has it. Costs as much as the disk takes, for every event. */
    FORCED
}

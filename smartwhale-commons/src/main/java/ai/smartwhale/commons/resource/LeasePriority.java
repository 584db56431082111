// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

/** How urgent a holder is, the least urgent first. */
public enum LeasePriority {
    /** Can wait. */
    LOW,
    /** As most are. */
    NORMAL,
    /** May also use what is kept for the urgent. */
    HIGH
}

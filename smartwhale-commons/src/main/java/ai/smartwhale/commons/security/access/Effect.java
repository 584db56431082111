// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.access;

/** What a rule does; a rule that denies wins over any number that allow. */
public enum Effect {
    /** Access is granted, unless a rule denies it. */
    ALLOW,
    /** Access is refused, whatever else allows it. */
    DENY
}

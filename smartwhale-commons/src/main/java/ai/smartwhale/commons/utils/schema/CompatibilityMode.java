// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.schema;

/** Who has to understand whom when a schema changes. */
public enum CompatibilityMode {
    /** Readers with the new schema understand what was written with the old one: readers change first. */
    BACKWARD,
    /** Readers with the old schema understand what is written with the new one: writers change first. */
    FORWARD,
    /** Both. */
    FULL
}

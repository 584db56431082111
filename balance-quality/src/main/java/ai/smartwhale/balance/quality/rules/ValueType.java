// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.rules;

/** What the values of a field are. */
public enum ValueType {
    /** Anything. */
    TEXT,
    /** Whole numbers. */
    INTEGER,
    /** Numbers. */
    DECIMAL,
    /** Two words such as {@code true} and {@code false}. */
    BOOLEAN,
    /** A day, with or without a time. */
    DATE
}

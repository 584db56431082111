// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.data;

/** What a cell was written as by its source. The text of a cell is kept whatever its type. */
public enum CellType {
    /** Text, and everything in formats that know only text. */
    TEXT,
    /** A number of a typed format such as JSON. */
    NUMBER,
    /** {@code true} or {@code false} of a typed format. */
    BOOLEAN,
    /** No value at all: a JSON null, an absent field, a cell that a short row does not have. */
    MISSING
}

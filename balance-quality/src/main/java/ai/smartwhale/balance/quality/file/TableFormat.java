// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

/** How a file holds a table. */
public enum TableFormat {
    /** Values with separators between, a header in the first row. */
    CSV,
    /** One JSON object on each line. */
    JSON_LINES
}

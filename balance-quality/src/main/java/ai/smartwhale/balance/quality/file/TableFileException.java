// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.file;

import java.io.IOException;

/** A file that is no table, with the place where it stops being one. */
public final class TableFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long row;

    /**
     * Creates the exception.
     *
     * @param row the row of data, from 1; 0 for the header
     * @param reason what is wrong
     * @param cause what was thrown
     */
    public TableFileException(long row, String reason, Throwable cause) {
        super((row == 0 ? "header" : "row " + row) + ": " + reason, cause);
        this.row = row;
    }

    /**
     * Where it is wrong.
     *
     * @return the row of data, from 1; 0 for the header
     */
    public long row() {
        return row;
    }
}

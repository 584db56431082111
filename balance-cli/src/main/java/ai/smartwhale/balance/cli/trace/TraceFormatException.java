// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

/** A trace is not in a format that can be read. Names the file, the line and what was expected. */
public final class TraceFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param file the name of the file
     * @param line the number of the line, from 1
     * @param problem what is wrong with it and what was expected
     */
    public TraceFormatException(String file, long line, String problem) {
        super(file + ", line " + line + ": " + problem);
    }
}

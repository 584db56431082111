// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import java.io.IOException;

/** Reads one format. Without state, so safe for any thread. */
interface TraceReader {

    /**
     * Tells whether a file is in this format.
     *
     * @param firstLine the first line that is not empty
     * @return true if {@link #read} can read the file
     */
    boolean understands(String firstLine);

    /**
     * Reads rows until the lines end or the sink has enough.
     *
     * @param lines the file from its first line on
     * @param sink takes the rows
     * @throws IOException if the file cannot be read
     * @throws TraceFormatException if a line is not as the format wants it
     */
    void read(TraceLines lines, TraceSink sink) throws IOException;
}

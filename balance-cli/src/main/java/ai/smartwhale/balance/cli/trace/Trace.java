// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import java.time.Duration;
import java.util.List;

/**
 * A trace that was read.
 *
 * @param name the name of the file, or of the bundled trace
 * @param format the format, as it was told from the content
 * @param rows the requests in the order of their times
 * @param cut whether the file holds more than the limits let through
 */
public record Trace(String name, TraceFormat format, List<TraceRow> rows, boolean cut) {

    /** Copies the rows. */
    public Trace {
        rows = List.copyOf(rows);
    }

    /**
     * How long the trace lasts.
     *
     * @return the time of the last row, zero without rows
     */
    public Duration length() {
        return rows.isEmpty() ? Duration.ZERO : rows.get(rows.size() - 1).at();
    }
}

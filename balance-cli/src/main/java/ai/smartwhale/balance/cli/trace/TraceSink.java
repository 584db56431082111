// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects rows up to the limits. Not thread-safe. */
final class TraceSink {

    private final TraceLimits limits;
    private final List<TraceRow> rows = new ArrayList<>();
    private boolean cut;

    TraceSink(TraceLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes a row.
     *
     * @param row the row
     * @return false if there is no room for any more
     */
    boolean accept(TraceRow row) {
        if (rows.size() >= limits.maxRows()) {
            cut = true;
            return false;
        }
        if (row.at().compareTo(limits.maxTime()) > 0) {
            cut = true;
            return true;
        }
        rows.add(row);
        return true;
    }

    /** How many more rows fit. */
    int room() {
        return limits.maxRows() - rows.size();
    }

    /** Tells a reader whose rows come in the order of time that later ones are of no use. */
    boolean isFull() {
        return cut;
    }

    Trace finish(String name, TraceFormat format) {
        rows.sort(Comparator.comparing(TraceRow::at));
        return new Trace(name, format, rows, cut);
    }
}

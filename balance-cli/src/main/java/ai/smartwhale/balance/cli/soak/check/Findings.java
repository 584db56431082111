// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import java.util.ArrayList;
import java.util.List;

/** What was found against a promise: the count, and the first few in words. Thread-safe. */
public final class Findings {

    private static final int MOST_EXAMPLES = 5;

    private final List<String> examples = new ArrayList<>();
    private long count;

    /**
     * Adds one.
     *
     * @param what what was found
     */
    public synchronized void add(String what) {
        count++;
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(what);
        }
    }

    /**
     * How many there are.
     *
     * @return the count
     */
    public synchronized long count() {
        return count;
    }

    /**
     * The first few.
     *
     * @return their words
     */
    public synchronized String examples() {
        return String.join("; ", examples) + (count > examples.size() ? "; …" : "");
    }
}

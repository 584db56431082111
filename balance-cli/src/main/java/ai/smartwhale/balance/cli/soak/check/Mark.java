// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

import java.time.Duration;
import java.util.Map;

/**
 * What the process holds at a moment.
 *
 * @param at when, from the start of the soak
 * @param heap bytes in use after a full collection, without what a fault holds on purpose
 * @param threads how many threads there are, by name without its numbers
 * @param files how many files and sockets are open, -1 where that cannot be told
 */
public record Mark(Duration at, long heap, Map<String, Integer> threads, long files) {

    /** Copies the map. */
    public Mark {
        threads = Map.copyOf(threads);
    }

    /**
     * All threads.
     *
     * @return their number
     */
    public int threadCount() {
        return threads.values().stream().mapToInt(Integer::intValue).sum();
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lines that are sent together until each of them is settled: delivered, or refused for good. For one thread. */
final class Batch {

    private final List<LogLine> lines;
    private final BitSet settled = new BitSet();
    private final List<Integer> attempted = new ArrayList<>();
    private @Nullable CompletableFuture<Delivery> attempt;
    private long deadline;
    /** Whether the lines lie in the spool, where they have to be removed when they are settled. */
    private boolean spooled;

    Batch(List<LogLine> lines, boolean spooled) {
        this.lines = List.copyOf(lines);
        this.spooled = spooled;
    }

    List<LogLine> lines() {
        return lines;
    }

    boolean spooled() {
        return spooled;
    }

    void nowSpooled() {
        spooled = true;
    }

    /** Lines that are not settled, remembered as those of the next attempt. */
    List<LogLine> open() {
        attempted.clear();
        List<LogLine> open = new ArrayList<>();
        for (int i = settled.nextClearBit(0); i < lines.size(); i = settled.nextClearBit(i + 1)) {
            attempted.add(i);
            open.add(lines.get(i));
        }
        return open;
    }

    void sent(CompletableFuture<Delivery> future, long until) {
        attempt = future;
        deadline = until;
    }

    @Nullable
    CompletableFuture<Delivery> attempt() {
        return attempt;
    }

    long deadline() {
        return deadline;
    }

    void answered() {
        attempt = null;
    }

    /** The line that stood at a place of the attempt. */
    LogLine attempted(int place) {
        return lines.get(attempted.get(place));
    }

    int attempts() {
        return attempted.size();
    }

    void settle(int place) {
        settled.set(attempted.get(place));
    }

    int settledLines() {
        return settled.cardinality();
    }

    boolean isSettled() {
        return settled.cardinality() == lines.size();
    }

    /** Lines from the first one on that are settled without a gap. */
    List<LogLine> settledHead() {
        return lines.subList(0, settled.nextClearBit(0));
    }

    /** The sequence of the first line that is not settled. */
    long firstOpen() {
        int first = settled.nextClearBit(0);
        return first < lines.size() ? lines.get(first).sequence() : Long.MAX_VALUE;
    }
}

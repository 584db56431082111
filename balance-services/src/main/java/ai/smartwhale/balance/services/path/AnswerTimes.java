// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.path;

import ai.smartwhale.commons.concurrent.Ticker;
import java.util.Arrays;

/**
 * How many answers there were, and how long the last ones took: one for each of the last batches, so that what was
 * usual before an outage or a change of pace is soon forgotten. Thread-safe.
 */
final class AnswerTimes {

    private static final int BATCHES = 16;
    private static final int LEAST_BATCHES = 5;

    /** So many median deviations above the median nearly all normally distributed values are below: 95 of 100. */
    private static final double NEARLY_ALL = 2.44;

    /** After so many quick times without an answer nothing is known any more. */
    private static final int SILENCE = 2;

    private final Ticker ticker;
    private final long[] recent = new long[BATCHES];
    private int next;
    private int known;
    private long latest;
    private long usual;
    private long quick;
    private long answers;
    private long wasted;
    private double seconds;

    AnswerTimes(Ticker ticker) {
        this.ticker = ticker;
    }

    /** An answer came to what was sent at a moment; perhaps nobody waited for it any more. */
    synchronized void answered(long sent, boolean firstOfBatch, boolean awaited) {
        latest = ticker.nanoTime();
        long took = Math.max(0, latest - sent);
        answers++;
        wasted += awaited ? 0 : 1;
        seconds += took / 1e9;
        if (firstOfBatch) {
            recent[next] = took;
            next = (next + 1) % BATCHES;
            known = Math.min(BATCHES, known + 1);
            long[] values = Arrays.copyOf(recent, known);
            Arrays.sort(values);
            quick = values[known / 4];
            long median = values[known / 2];
            for (int i = 0; i < known; i++) {
                values[i] = Math.abs(values[i] - median);
            }
            Arrays.sort(values);
            usual = Math.round(median + NEARLY_ALL * values[known / 2]);
        }
    }

    /**
     * The time that nearly all of the last batches kept to, in nanoseconds, by median and median deviation, so that a
     * few that were stuck in an outage say nothing; 0 if too few are known, or none has come for so long that it has to
     * be found out anew.
     */
    synchronized long usualNanos() {
        return known < LEAST_BATCHES || ticker.nanoTime() - latest > SILENCE * quick ? 0 : usual;
    }

    synchronized PathAnswers counts() {
        return new PathAnswers(answers, wasted, seconds);
    }
}

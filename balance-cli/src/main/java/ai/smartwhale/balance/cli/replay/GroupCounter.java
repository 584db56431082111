// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.replay;

import org.HdrHistogram.Histogram;

/** Counts for one model, source or priority. Not thread-safe. */
final class GroupCounter {

    private static final int DIGITS = 3;

    private final String name;
    private final Histogram latency = new Histogram(DIGITS);
    private long requests;
    private long answers;
    private long failures;

    GroupCounter(String name) {
        this.name = name;
    }

    void sent() {
        requests++;
    }

    void ended(Outcome outcome, long latencyMicros) {
        if (outcome == Outcome.ANSWERED) {
            answers++;
            latency.recordValue(latencyMicros);
        } else {
            failures++;
        }
    }

    Histogram latency() {
        return latency;
    }

    GroupCount count() {
        return new GroupCount(name, requests, answers, failures, Latency.of(latency));
    }
}

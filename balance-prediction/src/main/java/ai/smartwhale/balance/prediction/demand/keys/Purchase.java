// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.prediction.demand.keys;

/** Data that was bought, or tried on paper, as long as it is fresh. Not thread-safe. */
final class Purchase {

    private final long bytes;
    private final double probability;
    private final long at;
    private final boolean onPaper;
    private final boolean worthwhile;
    private boolean used;

    Purchase(long bytes, double probability, long at, boolean onPaper, boolean worthwhile) {
        this.bytes = bytes;
        this.probability = probability;
        this.at = at;
        this.onPaper = onPaper;
        this.worthwhile = worthwhile;
    }

    long bytes() {
        return bytes;
    }

    /** What was forecast, not corrected. */
    double probability() {
        return probability;
    }

    /** In milliseconds. */
    long at() {
        return at;
    }

    /** Whether it was only tried. */
    boolean onPaper() {
        return onPaper;
    }

    /** Whether it was likely enough by what was measured; on paper, others are tried too. */
    boolean worthwhile() {
        return worthwhile;
    }

    boolean used() {
        return used;
    }

    void use() {
        used = true;
    }
}

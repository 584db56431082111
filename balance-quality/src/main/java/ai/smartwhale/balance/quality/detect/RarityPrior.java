// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.detect;

/**
 * How likely a value is wrong before anything but its count is known. In natural columns about three times as many
 * values occur once as twice (Zipf); where many more do, and most records have a value that occurs often, the rest are
 * likely to be errors.
 */
final class RarityPrior {

    /** Before anything is known. */
    static final double USUAL = 0.02;

    private static final double MOST = 0.35;
    private static final double NATURAL = 3;
    private static final double OPEN = 0.35;

    private final double single;

    private RarityPrior(double single) {
        this.single = single;
    }

    static RarityPrior learn(EncodedColumn column) {
        ValueCounts values = ValueCounts.of(column);
        double once = values.occurring(1);
        double share = once / Math.max(1, values.total());
        if (values.typicalCount() < 3 || share > OPEN || once == 0) {
            return new RarityPrior(USUAL);
        }
        double unnatural = Math.max(0, 1 - (NATURAL * values.occurring(2) + 1) / once);
        return new RarityPrior(Math.max(USUAL, MOST * unnatural * (1 - share / OPEN / 2)));
    }

    double of(int count) {
        return count <= 1 ? single : USUAL;
    }
}
